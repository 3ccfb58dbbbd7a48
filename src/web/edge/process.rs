//! Workers of the page: started when first needed, asked one thing after the other, ended when they hang or break.

use futures_channel::mpsc::{UnboundedReceiver, unbounded};
use futures_util::StreamExt;
use futures_util::future::{Either, select};
use gloo::events::EventListener;
use gloo::timers::future::TimeoutFuture;
use gouji::read::limits;
use gouji::view::reply::{Reply, Request, pack};
use js_sys::{Array, ArrayBuffer, Function, Promise, Uint8Array};
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, MessageEvent, Worker};

use super::script;

/// A module that works beside the page, built with it and loaded when first needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Module {
    /// Reads office files, text, links and archives.
    Office,
    /// Reads PDF.
    Pdf,
    /// Reads PDF whose Chinese fonts are not embedded.
    PdfCmaps,
    /// Makes files of reports.
    Export,
}

/// Why a worker gave no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// It could not be loaded.
    NotLoaded,
    /// It is of another build than the page.
    OtherBuild,
    /// It broke on what it was given.
    Broke,
    /// It took too long.
    Late,
}

/// A worker. Dropping it ends it, whatever it is doing.
///
/// After a failure it is of no use any more.
pub(super) struct Process {
    stage: Stage,
    /// So many milliseconds loading may take, and then each answer.
    deadline: u32,
}

enum Stage {
    /// What starts it is being loaded.
    Loading(JsFuture),
    /// It was started.
    Started(Running),
    /// It was not.
    Failed,
}

/// A worker that was started.
struct Running {
    worker: Worker,
    replies: UnboundedReceiver<Result<JsValue, Failure>>,
    is_ready: bool,
    _listeners: [EventListener; 2],
}

impl Module {
    fn file(self) -> &'static str {
        match self {
            Self::Office => "office",
            Self::Pdf => "pdf",
            Self::PdfCmaps => "pdf-cmaps",
            Self::Export => "export",
        }
    }
}

impl Process {
    /// Starts the worker of a module.
    pub(super) fn start(module: Module) -> Result<Self, Failure> {
        let loading = script::worker(module.file()).ok_or(Failure::NotLoaded)?;
        Ok(Self::start_by(loading, limits::SECONDS * 1000))
    }

    /// Starts what a function starts that is being loaded.
    pub(super) fn start_by(loading: Promise, deadline: u32) -> Self {
        Self {
            stage: Stage::Loading(loading.into()),
            deadline,
        }
    }

    /// Asks for something, of which `transferred` is the worker's from then on.
    pub(super) async fn send(
        &mut self,
        request: Request,
        sent: [&JsValue; 2],
        transferred: &Array,
    ) -> Result<(), Failure> {
        let running = self.wait_until_ready().await?;
        let message = Array::of3(&request.id().into(), sent[0], sent[1]);
        let sent = running
            .worker
            .post_message_with_transfer(&message, transferred);
        sent.map_err(|_| Failure::Broke)
    }

    /// Asks for something, of which what is sent is written down, with the bytes of a file where they are wanted, which
    /// are the worker's from then on.
    pub(super) async fn send_packed(
        &mut self,
        request: Request,
        sent: &impl Serialize,
        file: Option<&ArrayBuffer>,
    ) -> Result<(), Failure> {
        let bytes = pack(sent).ok_or(Failure::Broke)?;
        let bytes = Uint8Array::from(&bytes[..]);
        let transferred = Array::of1(&bytes.buffer());
        let file = file.map_or(JsValue::UNDEFINED, |file| {
            transferred.push(file);
            file.into()
        });
        self.send(request, [&bytes, &file], &transferred).await
    }

    /// Waits for what comes of what was asked for.
    pub(super) async fn reply<T: DeserializeOwned>(
        &mut self,
        on_progress: impl Fn(usize, usize),
    ) -> Result<T, Failure> {
        let mut deadline = self.deadline();
        loop {
            match reply(&self.next(&mut deadline).await?)? {
                Reply::Ready => {}
                Reply::Progress { done, all } => on_progress(done, all),
                Reply::Done(outcome) => return Ok(outcome),
            }
        }
    }

    /// When an answer is too late that is asked for now.
    pub(super) fn deadline(&self) -> TimeoutFuture {
        TimeoutFuture::new(self.deadline)
    }

    /// What the worker says next.
    pub(super) async fn next(&mut self, deadline: &mut TimeoutFuture) -> Result<JsValue, Failure> {
        let Stage::Started(running) = &mut self.stage else {
            return Err(Failure::Broke);
        };
        match select(running.replies.next(), deadline).await {
            Either::Right(_) => Err(Failure::Late),
            Either::Left((None, _)) => Err(Failure::Broke),
            Either::Left((Some(said), _)) => said,
        }
    }

    /// Waits for a fresh worker to be loaded and to say so, as long as an answer may take.
    async fn wait_until_ready(&mut self) -> Result<&Running, Failure> {
        let mut deadline = self.deadline();
        if let Stage::Loading(loading) = &mut self.stage {
            let loaded = match select(loading, &mut deadline).await {
                Either::Left((Ok(start), _)) => start.dyn_into::<Function>().ok(),
                Either::Left((Err(_), _)) | Either::Right(_) => None,
            };
            self.stage = Stage::Failed;
            let started = loaded.and_then(|start| start.call0(&JsValue::UNDEFINED).ok());
            if let Some(worker) = started.and_then(|worker| worker.dyn_into().ok()) {
                self.stage = Stage::Started(Running::new(worker));
            }
        }
        let Stage::Started(running) = &mut self.stage else {
            return Err(Failure::NotLoaded);
        };
        while !running.is_ready {
            match select(running.replies.next(), &mut deadline).await {
                Either::Left((Some(Ok(reply)), _)) => {
                    running.is_ready = self::reply::<()>(&reply) == Ok(Reply::Ready);
                }
                Either::Left((Some(Err(Failure::OtherBuild)), _)) => {
                    return Err(Failure::OtherBuild);
                }
                Either::Left((Some(Err(_)) | None, _)) | Either::Right(_) => {
                    return Err(Failure::NotLoaded);
                }
            }
        }
        Ok(running)
    }
}

impl Running {
    fn new(worker: Worker) -> Self {
        let (sender, replies) = unbounded();
        let heard = sender.clone();
        let on_message = EventListener::new(&worker, "message", move |event| {
            let _ = heard.unbounded_send(said(event));
        });
        let on_error = EventListener::new(&worker, "error", move |_| {
            let _ = sender.unbounded_send(Err(Failure::Broke));
        });
        Self {
            worker,
            replies,
            is_ready: false,
            _listeners: [on_message, on_error],
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// What a worker says; its script says in words why it was not loaded.
fn said(event: &Event) -> Result<JsValue, Failure> {
    let data = event.dyn_ref::<MessageEvent>().map(MessageEvent::data);
    let data = data.ok_or(Failure::NotLoaded)?;
    match data.as_string().as_deref() {
        Some("another build") => Err(Failure::OtherBuild),
        Some(_) => Err(Failure::NotLoaded),
        None => Ok(data),
    }
}

/// What is said in bytes.
pub(super) fn reply<T: DeserializeOwned>(said: &JsValue) -> Result<Reply<T>, Failure> {
    let bytes = said.dyn_ref::<Uint8Array>().ok_or(Failure::Broke)?;
    Reply::from_bytes(&bytes.to_vec()).ok_or(Failure::Broke)
}
