//! Readers of files in workers of their own: started when first needed, ended when they hang or break.

use futures_channel::mpsc::{UnboundedReceiver, unbounded};
use futures_util::StreamExt;
use futures_util::future::{Either, select};
use gloo::events::EventListener;
use gloo::timers::future::TimeoutFuture;
use gouji::read::document::Document;
use gouji::read::limits;
use gouji::read::refusal::Refusal;
use gouji::view::link::{LinkError, Shared};
use gouji::view::reply::{CheckedOverview, Contents, Reply, Request};
use js_sys::{Array, ArrayBuffer, Uint8Array};
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, MessageEvent, Worker, WorkerOptions};

use super::shipped;

/// A module that reads files, built beside the page and loaded when first needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Module {
    /// Office files, text, links and archives.
    Office,
    /// PDF.
    Pdf,
    /// PDF whose Chinese fonts are not embedded.
    PdfCmaps,
}

/// Why a reader gave no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// It could not be loaded.
    NotLoaded,
    /// It is of another build than the page.
    OtherBuild,
    /// It broke on the file.
    Broke,
    /// It took too long.
    Late,
}

/// A reader. Dropping it ends it, whatever it is doing.
pub(crate) struct Reader {
    worker: Worker,
    replies: UnboundedReceiver<Result<JsValue, Failure>>,
    is_ready: bool,
    /// So many milliseconds loading may take, and then each file.
    deadline: u32,
    _listeners: [EventListener; 2],
}

impl Module {
    fn file(self) -> &'static str {
        match self {
            Self::Office => "office",
            Self::Pdf => "pdf",
            Self::PdfCmaps => "pdf-cmaps",
        }
    }
}

impl Reader {
    /// Starts the reader of a module.
    pub(crate) fn start(module: Module) -> Result<Self, Failure> {
        let address = shipped::address(module.file()).ok_or(Failure::NotLoaded)?;
        Self::start_at(&address, limits::SECONDS * 1000)
    }

    fn start_at(address: &str, deadline: u32) -> Result<Self, Failure> {
        // its script refuses to work for a page of another build, which it knows by the name
        let named = WorkerOptions::new();
        named.set_name(&shipped::build());
        let worker = Worker::new_with_options(address, &named).map_err(|_| Failure::NotLoaded)?;
        let (sender, replies) = unbounded();
        let heard = sender.clone();
        let on_message = EventListener::new(&worker, "message", move |event| {
            let _ = heard.unbounded_send(said(event));
        });
        let on_error = EventListener::new(&worker, "error", move |_| {
            let _ = sender.unbounded_send(Err(Failure::Broke));
        });
        Ok(Self {
            worker,
            replies,
            is_ready: false,
            deadline,
            _listeners: [on_message, on_error],
        })
    }

    /// Reads a file, whose bytes go over to the worker; `on_progress` gets how many of how many pages are done.
    ///
    /// After a failure the reader is of no use any more, of this and of all that it is asked for.
    pub(crate) async fn read(
        &mut self,
        bytes: &ArrayBuffer,
        name: &str,
        on_progress: impl Fn(usize, usize),
    ) -> Result<Result<Document, Refusal>, Failure> {
        self.send_file(Request::Read, bytes, name).await?;
        self.reply(on_progress).await
    }

    /// Reads and checks a file likewise, of which only what was found comes back.
    pub(crate) async fn check(
        &mut self,
        bytes: &ArrayBuffer,
        name: &str,
    ) -> Result<Result<CheckedOverview, Refusal>, Failure> {
        self.send_file(Request::Check, bytes, name).await?;
        self.reply(|_, _| {}).await
    }

    /// Opens a link.
    pub(crate) async fn open(&mut self, link: &str) -> Result<Result<Shared, LinkError>, Failure> {
        self.send(Request::Open, &link.into(), "", &Array::new())
            .await?;
        self.reply(|_, _| {}).await
    }

    /// Lists the files of an archive, whose bytes go over to the worker, which keeps them; nothing where it is none
    /// of files.
    pub(crate) async fn list(
        &mut self,
        archive: &ArrayBuffer,
    ) -> Result<Option<Contents>, Failure> {
        self.send_file(Request::List, archive, "").await?;
        self.reply(|_, _| {}).await
    }

    /// The bytes of a file of the archive that was listed last.
    pub(crate) async fn unpack(
        &mut self,
        index: usize,
    ) -> Result<Result<ArrayBuffer, Refusal>, Failure> {
        let index = index.to_string();
        self.send(Request::Unpack, &index.into(), "", &Array::new())
            .await?;
        let mut deadline = TimeoutFuture::new(self.deadline);
        let said = self.next(&mut deadline).await?;
        match said.dyn_into::<ArrayBuffer>() {
            Ok(bytes) => Ok(Ok(bytes)),
            Err(said) => match self::reply(&said)? {
                Reply::Done(refusal) => Ok(Err(refusal)),
                Reply::Ready | Reply::Progress { .. } => Err(Failure::Broke),
            },
        }
    }

    async fn send_file(
        &mut self,
        request: Request,
        bytes: &ArrayBuffer,
        name: &str,
    ) -> Result<(), Failure> {
        self.send(request, bytes, name, &Array::of1(bytes)).await
    }

    /// Asks for something, of which `transferred` is the worker's from then on.
    async fn send(
        &mut self,
        request: Request,
        sent: &JsValue,
        name: &str,
        transferred: &Array,
    ) -> Result<(), Failure> {
        self.wait_until_ready().await?;
        let message = Array::of3(&request.id().into(), sent, &name.into());
        let sent = self
            .worker
            .post_message_with_transfer(&message, transferred);
        sent.map_err(|_| Failure::Broke)
    }

    /// Waits for what comes of what was asked for.
    async fn reply<T: DeserializeOwned>(
        &mut self,
        on_progress: impl Fn(usize, usize),
    ) -> Result<T, Failure> {
        let mut deadline = TimeoutFuture::new(self.deadline);
        loop {
            match self::reply(&self.next(&mut deadline).await?)? {
                Reply::Ready => {}
                Reply::Progress { done, all } => on_progress(done, all),
                Reply::Done(outcome) => return Ok(outcome),
            }
        }
    }

    /// What the worker says next.
    async fn next(&mut self, deadline: &mut TimeoutFuture) -> Result<JsValue, Failure> {
        match select(self.replies.next(), deadline).await {
            Either::Right(_) => Err(Failure::Late),
            Either::Left((None, _)) => Err(Failure::Broke),
            Either::Left((Some(said), _)) => said,
        }
    }
}

impl Reader {
    /// Waits for a fresh reader to say that it is loaded, as long as a file may take.
    async fn wait_until_ready(&mut self) -> Result<(), Failure> {
        let mut deadline = TimeoutFuture::new(self.deadline);
        while !self.is_ready {
            match select(self.replies.next(), &mut deadline).await {
                Either::Left((Some(Ok(reply)), _)) => {
                    self.is_ready = self::reply::<()>(&reply) == Ok(Reply::Ready);
                }
                Either::Left((Some(Err(Failure::OtherBuild)), _)) => {
                    return Err(Failure::OtherBuild);
                }
                Either::Left((Some(Err(_)) | None, _)) | Either::Right(_) => {
                    return Err(Failure::NotLoaded);
                }
            }
        }
        Ok(())
    }
}

impl Drop for Reader {
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
fn reply<T: DeserializeOwned>(said: &JsValue) -> Result<Reply<T>, Failure> {
    let bytes = said.dyn_ref::<Uint8Array>().ok_or(Failure::Broke)?;
    Reply::from_bytes(&bytes.to_vec()).ok_or(Failure::Broke)
}

#[cfg(all(test, target_arch = "wasm32"))]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    /// What comes of a file for which the worker runs `script` once it has said that it is ready.
    async fn outcome(script: &str) -> Result<Result<Document, Refusal>, Failure> {
        let ready = Reply::<()>::Ready.to_bytes().expect("bytes");
        let source =
            format!("onmessage = () => {{ {script} }}; postMessage(new Uint8Array({ready:?}))");
        let address = format!("data:text/javascript,{source}");
        let mut reader = Reader::start_at(&address, 300)?;
        reader.read(&ArrayBuffer::new(8), "", |_, _| {}).await
    }

    #[wasm_bindgen_test]
    async fn a_reader_that_hangs_or_breaks_is_given_up() {
        assert_eq!(outcome("for (;;);").await, Err(Failure::Late));
        assert_eq!(outcome("throw 1").await, Err(Failure::Broke));
        assert_eq!(
            outcome("postMessage(new Uint8Array([9]))").await,
            Err(Failure::Broke)
        );
    }

    #[wasm_bindgen_test]
    async fn a_reader_that_is_not_there_is_told_from_one_that_breaks() {
        let mut reader = Reader::start_at("nowhere.js", 300).expect("a worker");
        let read = reader.read(&ArrayBuffer::new(8), "", |_, _| {}).await;
        assert_eq!(read, Err(Failure::NotLoaded));
    }

    #[wasm_bindgen_test]
    async fn a_reader_of_another_build_is_told_from_one_that_is_not_there() {
        let address = "data:text/javascript,postMessage('another build')";
        let mut reader = Reader::start_at(address, 3000).expect("a worker");
        let read = reader.read(&ArrayBuffer::new(8), "", |_, _| {}).await;
        assert_eq!(read, Err(Failure::OtherBuild));
    }

    #[wasm_bindgen_test]
    async fn a_reader_that_never_gets_ready_is_given_up() {
        for silent in [
            "",
            "onmessage = () => {}",
            "postMessage(new Uint8Array([1, 0, 1]))",
        ] {
            let address = format!("data:text/javascript,{silent}");
            let mut reader = Reader::start_at(&address, 300).expect("a worker");
            let read = reader.read(&ArrayBuffer::new(8), "", |_, _| {}).await;
            assert_eq!(read, Err(Failure::NotLoaded), "{silent}");
        }
    }

    #[wasm_bindgen_test]
    async fn what_a_reader_answers_arrives() {
        let done: Reply = Reply::Done(Err(Refusal::Scan));
        let done = done.to_bytes().expect("bytes");
        let answer = format!("postMessage(new Uint8Array({done:?}))");
        assert_eq!(outcome(&answer).await, Ok(Err(Refusal::Scan)));
    }

    #[wasm_bindgen_test]
    async fn a_link_goes_over_as_a_string() {
        let ready = Reply::<()>::Ready.to_bytes().expect("bytes");
        let [whole, other] = [LinkError::TooLarge, LinkError::Damaged].map(|why| {
            let done: Reply<Result<Shared, LinkError>> = Reply::Done(Err(why));
            done.to_bytes().expect("bytes")
        });
        let answer = format!(
            "onmessage = ({{ data }}) => postMessage(new Uint8Array(data[1] === '#/r/1' ? {whole:?} : {other:?}))"
        );
        let address =
            format!("data:text/javascript,{answer}; postMessage(new Uint8Array({ready:?}))");
        let address = address.replace('#', "%23");
        let mut reader = Reader::start_at(&address, 300).expect("a worker");
        assert_eq!(reader.open("#/r/1").await, Ok(Err(LinkError::TooLarge)));
        assert_eq!(reader.open("#/r/2").await, Ok(Err(LinkError::Damaged)));
    }
}
