//! What makes files of reports, in a worker of its own.

use gouji::language::{Language, Words};
use gouji::report::sums::SumPart;
use gouji::view::export::sent::{ExportOffer, Sent, SentParts, WantedExport};
use gouji::view::reply::{Reply, Request};
use js_sys::{Array, ArrayBuffer};
use serde::Serialize;
use wasm_bindgen::{JsCast, JsValue};

use super::process::{self, Failure, Module, Process};

/// The worker. Dropping it ends it, whatever it is doing.
pub(crate) struct ExportProcess(Process);

/// A file that was made.
pub(crate) struct MadeFile {
    /// What it is called.
    pub(crate) name: String,
    /// Its bytes.
    pub(crate) bytes: ArrayBuffer,
}

impl ExportProcess {
    /// Starts it.
    pub(crate) fn start() -> Result<Self, Failure> {
        Process::start(Module::Export).map(Self)
    }

    /// What can be made of one report, or of many.
    pub(crate) async fn offers(&mut self, is_many: bool) -> Result<Vec<ExportOffer>, Failure> {
        let of = JsValue::from(if is_many { "many" } else { "one" });
        let sent = [&of, &JsValue::UNDEFINED];
        self.0.send(Request::Offers, sent, &Array::new()).await?;
        self.0.reply(|_, _| {}).await
    }

    /// Begins a file; whether it takes the files that reports were read from comes out.
    pub(crate) async fn begin(&mut self, wanted: &WantedExport) -> Result<bool, Failure> {
        self.0.send_packed(Request::Begin, wanted, None).await?;
        let begun: Option<bool> = self.0.reply(|_, _| {}).await?;
        begun.ok_or(Failure::Broke)
    }

    /// Adds a report, with the bytes of its file where they are wanted, which go over to the worker; false where the
    /// file has no room for all of it.
    pub(crate) async fn add<D: Serialize>(
        &mut self,
        sent: &Sent<D>,
        file: Option<&ArrayBuffer>,
    ) -> Result<bool, Failure> {
        self.0.send_packed(Request::Add, sent, file).await?;
        self.0.reply(|_, _| {}).await
    }

    /// Adds that a report could not be read; false where the file has no room for that.
    pub(crate) async fn refuse(&mut self, source: &str, why: &Words) -> Result<bool, Failure> {
        self.0
            .send_packed(Request::Refuse, &(source, why), None)
            .await?;
        self.0.reply(|_, _| {}).await
    }

    /// The file of all that was added; nothing where there is nothing to say of any report.
    pub(crate) async fn end(&mut self) -> Result<Option<MadeFile>, Failure> {
        let nothing = JsValue::UNDEFINED;
        let sent = [&nothing, &nothing];
        self.0.send(Request::End, sent, &Array::new()).await?;
        self.made().await
    }

    /// The file of what reports add up to.
    pub(crate) async fn sums(
        &mut self,
        export: &str,
        language: Language,
        (parts, whole): (Vec<SumPart>, Option<SumPart>),
    ) -> Result<Option<MadeFile>, Failure> {
        let parts = SentParts { parts, whole };
        self.0
            .send_packed(Request::Sums, &(export, language, parts), None)
            .await?;
        self.made().await
    }

    /// The bytes of a file come before its name.
    async fn made(&mut self) -> Result<Option<MadeFile>, Failure> {
        let mut deadline = self.0.deadline();
        let said = self.0.next(&mut deadline).await?;
        let (bytes, said) = match said.dyn_into::<ArrayBuffer>() {
            Ok(bytes) => (Some(bytes), self.0.next(&mut deadline).await?),
            Err(said) => (None, said),
        };
        match process::reply::<Option<String>>(&said)? {
            Reply::Done(name) => Ok(name
                .zip(bytes)
                .map(|(name, bytes)| MadeFile { name, bytes })),
            Reply::Ready | Reply::Progress { .. } => Err(Failure::Broke),
        }
    }
}
