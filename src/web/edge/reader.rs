//! Readers of files in workers of their own: started when first needed, ended when they hang or break.

use futures_channel::mpsc::{UnboundedReceiver, unbounded};
use futures_util::StreamExt;
use futures_util::future::{Either, select};
use gloo::events::EventListener;
use gloo::timers::future::TimeoutFuture;
use gouji::read::limits;
use gouji::read::refusal::Refusal;
use gouji::view::link::{LinkError, Shared};
use gouji::view::reply::{CheckedInput, Reply};
use js_sys::{Array, ArrayBuffer, Uint8Array};
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, MessageEvent, Worker, WorkerOptions};

use super::shipped;

/// A module that reads files, built beside the page and loaded when first needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Module {
    /// Office files, and long text and links.
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
    replies: UnboundedReceiver<Result<Vec<u8>, Failure>>,
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
            let _ = heard.unbounded_send(bytes(event));
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

    /// Reads and checks a file, whose bytes go over to the worker; `on_progress` gets how many of how many pages are done.
    ///
    /// After a failure the reader is of no use any more.
    pub(crate) async fn read(
        &mut self,
        bytes: &ArrayBuffer,
        on_progress: impl Fn(usize, usize),
    ) -> Result<Result<CheckedInput, Refusal>, Failure> {
        self.ask(bytes, &Array::of1(bytes), on_progress).await
    }

    /// Opens a link; after a failure the reader is of no use any more.
    pub(crate) async fn open(&mut self, link: &str) -> Result<Result<Shared, LinkError>, Failure> {
        self.ask(&JsValue::from(link), &Array::new(), |_, _| {})
            .await
    }

    /// Sends something over, of which `transferred` is the worker's from then on, and waits for what comes of it.
    async fn ask<T: DeserializeOwned>(
        &mut self,
        sent: &JsValue,
        transferred: &Array,
        on_progress: impl Fn(usize, usize),
    ) -> Result<T, Failure> {
        self.wait_until_ready().await?;
        self.worker
            .post_message_with_transfer(sent, transferred)
            .map_err(|_| Failure::Broke)?;
        let mut deadline = TimeoutFuture::new(self.deadline);
        loop {
            match select(self.replies.next(), &mut deadline).await {
                Either::Right(_) => return Err(Failure::Late),
                Either::Left((None, _)) => return Err(Failure::Broke),
                Either::Left((Some(reply), _)) => match self::reply(&reply?)? {
                    Reply::Ready => {}
                    Reply::Progress { done, all } => on_progress(done, all),
                    Reply::Done(outcome) => return Ok(outcome),
                },
            }
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

/// The bytes that a worker says something in; its script says in words why it was not loaded.
fn bytes(event: &Event) -> Result<Vec<u8>, Failure> {
    let data = event.dyn_ref::<MessageEvent>().map(MessageEvent::data);
    let data = data.ok_or(Failure::NotLoaded)?;
    match data.as_string().as_deref() {
        Some("another build") => Err(Failure::OtherBuild),
        Some(_) => Err(Failure::NotLoaded),
        None => match data.dyn_into::<Uint8Array>() {
            Ok(bytes) => Ok(bytes.to_vec()),
            Err(_) => Err(Failure::NotLoaded),
        },
    }
}

/// What they say.
fn reply<T: DeserializeOwned>(bytes: &[u8]) -> Result<Reply<T>, Failure> {
    Reply::from_bytes(bytes).ok_or(Failure::Broke)
}

#[cfg(all(test, target_arch = "wasm32"))]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    /// What comes of a file for which the worker runs `script` once it has said that it is ready.
    async fn outcome(script: &str) -> Result<Result<CheckedInput, Refusal>, Failure> {
        let ready = Reply::<()>::Ready.to_bytes().expect("bytes");
        let source =
            format!("onmessage = () => {{ {script} }}; postMessage(new Uint8Array({ready:?}))");
        let address = format!("data:text/javascript,{source}");
        let mut reader = Reader::start_at(&address, 300)?;
        reader.read(&ArrayBuffer::new(8), |_, _| {}).await
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
        let read = reader.read(&ArrayBuffer::new(8), |_, _| {}).await;
        assert_eq!(read, Err(Failure::NotLoaded));
    }

    #[wasm_bindgen_test]
    async fn a_reader_of_another_build_is_told_from_one_that_is_not_there() {
        let address = "data:text/javascript,postMessage('another build')";
        let mut reader = Reader::start_at(address, 3000).expect("a worker");
        let read = reader.read(&ArrayBuffer::new(8), |_, _| {}).await;
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
            let read = reader.read(&ArrayBuffer::new(8), |_, _| {}).await;
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
            "onmessage = ({{ data }}) => postMessage(new Uint8Array(data === '#/r/1' ? {whole:?} : {other:?}))"
        );
        let address =
            format!("data:text/javascript,{answer}; postMessage(new Uint8Array({ready:?}))");
        let address = address.replace('#', "%23");
        let mut reader = Reader::start_at(&address, 300).expect("a worker");
        assert_eq!(reader.open("#/r/1").await, Ok(Err(LinkError::TooLarge)));
        assert_eq!(reader.open("#/r/2").await, Ok(Err(LinkError::Damaged)));
    }
}
