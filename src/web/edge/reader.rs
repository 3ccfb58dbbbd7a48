//! Readers of files in workers of their own.

use gouji::read::document::Document;
use gouji::read::refusal::Refusal;
use gouji::view::export::sent::Sent;
use gouji::view::link::{LinkError, Shared};
use gouji::view::reply::{CheckedOverview, Contents, Reply, Request};
use js_sys::{Array, ArrayBuffer};
use wasm_bindgen::{JsCast, JsValue};

use super::process::{self, Failure, Module, Process};

/// A reader. Dropping it ends it, whatever it is doing.
pub(crate) struct ReaderProcess(Process);

impl ReaderProcess {
    /// Starts the reader of a module.
    pub(crate) fn start(module: Module) -> Result<Self, Failure> {
        Process::start(module).map(Self)
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
        self.0.reply(on_progress).await
    }

    /// Reads and checks a file likewise, of which only what was found comes back.
    pub(crate) async fn check(
        &mut self,
        bytes: &ArrayBuffer,
        name: &str,
    ) -> Result<Result<CheckedOverview, Refusal>, Failure> {
        self.send_file(Request::Check, bytes, name).await?;
        self.0.reply(|_, _| {}).await
    }

    /// Checks a report with what was done to it and with last year's, of which what was found comes back; nothing where
    /// the worker cannot read what was sent.
    pub(crate) async fn check_sent(
        &mut self,
        sent: &Sent<&Document>,
    ) -> Result<Option<CheckedOverview>, Failure> {
        self.0.send_packed(Request::CheckSent, sent, None).await?;
        self.0.reply(|_, _| {}).await
    }

    /// Opens a link.
    pub(crate) async fn open(&mut self, link: &str) -> Result<Result<Shared, LinkError>, Failure> {
        self.send(Request::Open, link).await?;
        self.0.reply(|_, _| {}).await
    }

    /// Lists the files of an archive, whose bytes go over to the worker, which keeps them; nothing where it is none
    /// of files.
    pub(crate) async fn list(
        &mut self,
        archive: &ArrayBuffer,
    ) -> Result<Option<Contents>, Failure> {
        self.send_file(Request::List, archive, "").await?;
        self.0.reply(|_, _| {}).await
    }

    /// The bytes of a file of the archive that was listed last.
    pub(crate) async fn unpack(
        &mut self,
        index: usize,
    ) -> Result<Result<ArrayBuffer, Refusal>, Failure> {
        self.send(Request::Unpack, &index.to_string()).await?;
        let mut deadline = self.0.deadline();
        let said = self.0.next(&mut deadline).await?;
        match said.dyn_into::<ArrayBuffer>() {
            Ok(bytes) => Ok(Ok(bytes)),
            Err(said) => match process::reply(&said)? {
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
        let sent: [&JsValue; 2] = [bytes, &name.into()];
        self.0.send(request, sent, &Array::of1(bytes)).await
    }

    async fn send(&mut self, request: Request, sent: &str) -> Result<(), Failure> {
        let sent = [&sent.into(), &JsValue::UNDEFINED];
        self.0.send(request, sent, &Array::new()).await
    }
}

#[cfg(all(test, target_arch = "wasm32"))]
mod tests {
    use js_sys::Promise;
    use wasm_bindgen::closure::Closure;
    use wasm_bindgen_test::wasm_bindgen_test;
    use web_sys::Worker;

    use super::*;

    /// A reader whose script is at an address, with so many milliseconds for each answer.
    fn reader_at(address: &str, deadline: u32) -> ReaderProcess {
        let address = address.to_owned();
        let start = Closure::once_into_js(move || Worker::new(&address).expect("a worker"));
        ReaderProcess(Process::start_by(Promise::resolve(&start), deadline))
    }

    /// What comes of a file for which the worker runs `script` once it has said that it is ready.
    async fn outcome(script: &str) -> Result<Result<Document, Refusal>, Failure> {
        let ready = Reply::<()>::Ready.to_bytes().expect("bytes");
        let source =
            format!("onmessage = () => {{ {script} }}; postMessage(new Uint8Array({ready:?}))");
        let address = format!("data:text/javascript,{source}");
        let mut reader = reader_at(&address, 300);
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
        let mut reader = reader_at("nowhere.js", 300);
        let read = reader.read(&ArrayBuffer::new(8), "", |_, _| {}).await;
        assert_eq!(read, Err(Failure::NotLoaded));
    }

    #[wasm_bindgen_test]
    async fn a_reader_that_cannot_be_fetched_is_told_likewise() {
        let failed = Promise::reject(&"refused".into());
        let nothing = Promise::resolve(&JsValue::NULL);
        let never = Promise::new(&mut |_, _| {});
        for loading in [failed, nothing, never] {
            let mut reader = ReaderProcess(Process::start_by(loading, 300));
            for _ in 0..2 {
                let read = reader.read(&ArrayBuffer::new(8), "", |_, _| {}).await;
                assert_eq!(read, Err(Failure::NotLoaded));
            }
        }
    }

    #[wasm_bindgen_test]
    async fn a_reader_of_another_build_is_told_from_one_that_is_not_there() {
        let address = "data:text/javascript,postMessage('another build')";
        let mut reader = reader_at(address, 3000);
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
            let mut reader = reader_at(&address, 300);
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
        let mut reader = reader_at(&address, 300);
        assert_eq!(reader.open("#/r/1").await, Ok(Err(LinkError::TooLarge)));
        assert_eq!(reader.open("#/r/2").await, Ok(Err(LinkError::Damaged)));
    }
}
