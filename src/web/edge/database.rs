//! The database of the browser: the reports of each session (a tab of the browser), as records, and what they are read
//! from.

use std::future::IntoFuture;

use gouji::order;
use idb::builder::{DatabaseBuilder, ObjectStoreBuilder};
use idb::{Database, Error, KeyRange, ObjectStore, Query, Transaction, TransactionMode};
use js_sys::{Array, Date, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use crate::state::kept::{KeptContent, KeptReport, Writes};

const NAME: &str = "gouji";
const REPORTS: &str = "reports";
const CONTENTS: &str = "contents";
/// When something was last kept of each session.
const SESSIONS: &str = "sessions";
const ALL: [&str; 3] = [REPORTS, CONTENTS, SESSIONS];

/// So many records are read in one task.
const AT_ONCE: u32 = 200;

/// The database.
pub(crate) struct Store(Database);

impl Store {
    /// Opens it.
    pub(crate) async fn open() -> Result<Self, Error> {
        let builder = ALL
            .iter()
            .fold(DatabaseBuilder::new(NAME), |builder, store| {
                builder.add_object_store(ObjectStoreBuilder::new(store))
            });
        builder.version(1).build().await.map(Self)
    }

    /// Begins to write for a session. It is done when the transaction is.
    pub(crate) fn write(&self, session: &str, writes: &Writes) -> Result<Transaction, Error> {
        let transaction = self.0.transaction(&ALL, TransactionMode::ReadWrite)?;
        let reports = transaction.object_store(REPORTS)?;
        let contents = transaction.object_store(CONTENTS)?;
        for (number, content) in &writes.contents {
            let value = match content {
                KeptContent::File(file) => JsValue::from(file),
                KeptContent::Link(link) => JsValue::from_str(link),
            };
            let value = Array::of2(&(*number).into(), &value);
            contents.put(&value, Some(&key(session, *number)))?;
        }
        for (number, bytes) in &writes.records {
            let value = Uint8Array::from(bytes.as_slice());
            reports.put(&value, Some(&key(session, *number)))?;
        }
        for number in &writes.gone {
            reports.delete(key(session, *number))?;
        }
        for number in &writes.gone_contents {
            contents.delete(key(session, *number))?;
        }
        let sessions = transaction.object_store(SESSIONS)?;
        sessions.put(&Date::now().into(), Some(&session.into()))?;
        Ok(transaction)
    }

    /// The records of a session, each with what its report is read from.
    pub(crate) async fn read(
        &self,
        session: &str,
    ) -> Result<Vec<(KeptReport, KeptContent)>, Error> {
        let mut contents = Vec::new();
        for value in self.all(CONTENTS, session).await? {
            let pair: Array = value.unchecked_into();
            let content = pair.get(1);
            let content = match content.as_string() {
                Some(link) => KeptContent::Link(link.into()),
                None => KeptContent::File(content.unchecked_into()),
            };
            contents.push((pair.get(0).as_f64(), content));
        }
        let contents = contents.into_iter();
        let contents = contents
            .filter_map(|(number, content)| Some((u32::try_from(whole(number?)).ok()?, content)));
        let contents = order::map(contents);
        let records = self.all(REPORTS, session).await?.into_iter();
        let records = records.filter_map(|value| {
            let kept = KeptReport::of(&value.unchecked_into::<Uint8Array>().to_vec())?;
            let content = contents.get(&kept.content)?.clone();
            Some((kept, content))
        });
        Ok(records.collect())
    }

    /// All values of a session in a store, in the order of their numbers.
    async fn all(&self, store: &str, session: &str) -> Result<Vec<JsValue>, Error> {
        let mut values = Vec::new();
        let mut range = range(session)?;
        loop {
            let transaction = self.0.transaction(&[store], TransactionMode::ReadOnly)?;
            let store = transaction.object_store(store)?;
            let query = || Some(Query::KeyRange(range.clone()));
            let keys = store.get_all_keys(query(), Some(AT_ONCE))?;
            let some = store.get_all(query(), Some(AT_ONCE))?;
            let (keys, some) = (keys.into_future(), some.into_future());
            let (keys, some) = (keys.await?, some.await?);
            values.extend(some);
            match keys.last().filter(|_| keys.len() == AT_ONCE as usize) {
                Some(last) => {
                    range = KeyRange::bound(last, &end(session), Some(true), Some(true))?;
                }
                None => return Ok(values),
            }
        }
    }

    /// How many reports are kept of a session.
    pub(crate) async fn count(&self, session: &str) -> Result<u32, Error> {
        let transaction = self.0.transaction(&[REPORTS], TransactionMode::ReadOnly)?;
        let reports = transaction.object_store(REPORTS)?;
        reports.count(Some(range(session)?.into()))?.await
    }

    /// The sessions, the one last in use first.
    pub(crate) async fn sessions(&self) -> Result<Vec<String>, Error> {
        let transaction = self.0.transaction(&[SESSIONS], TransactionMode::ReadOnly)?;
        let store: ObjectStore = transaction.object_store(SESSIONS)?;
        let (names, times) = (store.get_all_keys(None, None)?, store.get_all(None, None)?);
        let (names, times) = (names.into_future(), times.into_future());
        let (names, times) = (names.await?, times.await?);
        let times = times.iter().map(|time| time.as_f64().map(whole));
        let mut sessions: Vec<_> = times
            .zip(names.iter().filter_map(JsValue::as_string))
            .collect();
        order::sort(&mut sessions);
        Ok(sessions.into_iter().rev().map(|(_, name)| name).collect())
    }

    /// Begins to forget a session.
    pub(crate) fn forget(&self, session: &str) -> Result<Transaction, Error> {
        let transaction = self.0.transaction(&ALL, TransactionMode::ReadWrite)?;
        for store in [REPORTS, CONTENTS] {
            transaction.object_store(store)?.delete(range(session)?)?;
        }
        let sessions = transaction.object_store(SESSIONS)?;
        sessions.delete(JsValue::from_str(session))?;
        Ok(transaction)
    }
}

/// The key of a report or of what one is read from.
fn key(session: &str, number: u32) -> JsValue {
    Array::of2(&session.into(), &number.into()).into()
}

/// All keys of a session.
fn range(session: &str) -> Result<KeyRange, Error> {
    let begin = Array::of1(&session.into()).into();
    KeyRange::bound(&begin, &end(session), Some(true), Some(true))
}

/// A key behind all those of a session: a list comes behind every number.
fn end(session: &str) -> JsValue {
    Array::of2(&session.into(), &Array::new()).into()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "numbers of reports and times are whole, positive and below 2⁵³"
)]
fn whole(number: f64) -> u64 {
    number as u64
}
