//! The reports of the list are kept as they change, and listed again after a reload: every tab has a session of its own.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::future::TimeoutFuture;
use idb::{Error, TransactionResult};
use js_sys::{Math, Number};
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

use crate::edge::database::Store;
use crate::edge::{history, locks, storage};
use crate::state::kept::{self, Keeping, Writes};
use crate::state::kept_table::KeptTable;
use crate::state::listed::ListedReport;
use crate::state::navigation::HistoryEntry;
use crate::state::screen::Screen;
use crate::state::{Action, Offer};

/// What changed is kept so much later, in milliseconds: a change shows first.
const PAUSE: u32 = 150;

/// So many sessions that are open in no tab are kept.
const SESSIONS: usize = 8;

thread_local! {
    static KEEPER: Rc<Keeper> = Rc::default();
}

/// What keeps the reports of this tab.
#[derive(Default)]
struct Keeper {
    store: RefCell<Option<Rc<Store>>>,
    session: RefCell<Option<Rc<str>>>,
    keeping: RefCell<Keeping>,
    /// The list as it is to be kept.
    wanted: RefCell<Option<Rc<Vec<ListedReport>>>>,
    is_busy: Cell<bool>,
    /// Whether anything is not kept that should be.
    has_failed: Cell<bool>,
    /// The session whose reports were taken over.
    taken: RefCell<Option<String>>,
}

fn keeper() -> Rc<Keeper> {
    KEEPER.with(Rc::clone)
}

/// Lists what this tab had listed before a reload; whether what was shown is there again comes out, which it is not where
/// the reload came before it was kept. A tab that had nothing is offered what another one had, a little later.
pub(crate) async fn begin(on: &Callback<Action>) -> bool {
    let keeper = keeper();
    if let Some(session) = storage::session()
        && locks::hold(&session).await
    {
        let entry = history::name().and_then(|name| HistoryEntry::by_name(&name));
        let screen = entry.map(|entry| entry.screen);
        // a session that cannot be read now is left as it is, and another one begun
        if let Ok(listed) = keeper.restored(&session).await {
            keeper.session.replace(Some(session.into()));
            if !listed.is_empty() {
                storage::opening(true);
                let is_there = screen.is_none_or(|screen| match screen {
                    Screen::Report(shown) => listed.iter().any(|report| report.id() == shown),
                    Screen::Start | Screen::Table => true,
                });
                let table = storage::table();
                if let Some(table) = table.and_then(|text| KeptTable::of_text(&text)) {
                    on.emit(Action::TableRestored(Box::new(table)));
                }
                on.emit(Action::Restored(listed, screen));
                return is_there;
            }
        }
    }
    let on = on.clone();
    spawn_local(async move {
        if let Ok(Some(offer)) = keeper.offer().await {
            on.emit(Action::Offered(Some(offer)));
        }
    });
    false
}

/// Lists the reports of a session that is open in no tab as those of this one.
pub(super) fn take_up(session: String, on: Callback<Action>) {
    spawn_local(async move {
        let keeper = keeper();
        let listed = match keeper.store().await {
            Ok(store) => store.read(&session).await,
            Err(error) => Err(error),
        };
        match listed {
            Ok(kept) if !kept.is_empty() => {
                storage::opening(true);
                keeper.taken.replace(Some(session));
                on.emit(Action::Restored(kept::listed_anew(kept), None));
            }
            _ => on.emit(Action::Offered(None)),
        }
    });
}

/// Keeps the list as it is now.
pub(crate) fn keep(reports: Rc<Vec<ListedReport>>, on: Callback<Action>) {
    let keeper = keeper();
    keeper.wanted.replace(Some(reports));
    if keeper.is_busy.replace(true) {
        return;
    }
    spawn_local(async move {
        while keeper.wanted.borrow().is_some() {
            TimeoutFuture::new(PAUSE).await;
            let wanted = keeper.wanted.take();
            if let Some(reports) = wanted {
                let kept = keeper.write(&reports).await.unwrap_or(false);
                keeper
                    .has_failed
                    .set(!kept || keeper.has_failed.get() && !reports.is_empty());
                if !reports.is_empty() {
                    on.emit(Action::Kept(!keeper.has_failed.get()));
                }
            }
        }
        keeper.is_busy.set(false);
    });
}

/// The session under whose name the reports are kept, if they are.
pub(crate) fn session() -> Option<String> {
    keeper().session.borrow().as_deref().map(str::to_owned)
}

/// Goes on with a session, whose lock the tab holds.
pub(crate) fn go_on(session: Option<String>) {
    keeper().session.replace(session.map(Into::into));
}

/// Keeps nothing more.
pub(crate) fn stop() {
    keeper().wanted.take();
}

/// Keeps at once what waits to be kept: the page is left. It can be handed over, but not waited for.
pub(crate) fn leave() {
    let keeper = keeper();
    let store = keeper.store.borrow().clone();
    let session = keeper.session.borrow().clone();
    let wanted = keeper.wanted.take();
    if let (Some(store), Some(session), Some(reports)) = (store, session, wanted) {
        let writes = keeper.keeping.borrow_mut().next(&reports);
        let begun = store.write(&session, &writes);
        let _ = begun.and_then(idb::Transaction::commit);
    }
}

/// Forgets what no open tab has listed.
pub(crate) fn forget_others() {
    spawn_local(async {
        let _ = keeper().forget_others(0).await;
    });
}

impl Keeper {
    /// The database, which is opened when it is first wanted.
    async fn store(&self) -> Result<Rc<Store>, Error> {
        let store = self.store.borrow().clone();
        if let Some(store) = store {
            return Ok(store);
        }
        let store = Rc::new(Store::open().await?);
        self.store.replace(Some(Rc::clone(&store)));
        Ok(store)
    }

    /// The reports of the session of this tab.
    async fn restored(&self, session: &str) -> Result<Vec<ListedReport>, Error> {
        let kept = self.store().await?.read(session).await?;
        let mut keeping = self.keeping.borrow_mut();
        let listed = kept.into_iter().map(|(kept, content)| {
            let number = kept.content;
            let report = kept.listed(content);
            keeping.was_kept(&report, number);
            report
        });
        Ok(listed.collect())
    }

    /// Keeps the list; false where not all of it is kept.
    async fn write(&self, reports: &[ListedReport]) -> Result<bool, Error> {
        let mut is_all = true;
        loop {
            let writes = self.keeping.borrow_mut().next(reports);
            if writes.is_empty() {
                break;
            }
            if !self.write_part(&writes).await.unwrap_or(false) {
                self.keeping.borrow_mut().not_written(&writes);
                return Ok(false);
            }
            is_all &= !writes.has_too_large;
        }
        let session = self.session.borrow().clone();
        if let (true, Some(session)) = (reports.is_empty(), session) {
            self.store().await?.forget(&session)?.await?;
            self.set_session(None).await?;
        }
        if is_all && let Some(taken) = self.taken.take() {
            self.store().await?.forget(&taken)?.await?;
        }
        Ok(is_all)
    }

    async fn write_part(&self, writes: &Writes) -> Result<bool, Error> {
        let store = self.store().await?;
        let session = self.session.borrow().clone();
        let session = match session {
            Some(session) => session,
            None => self.begin_session().await?,
        };
        let done = store.write(&session, writes)?.await?;
        Ok(done == TransactionResult::Committed)
    }

    /// A session of its own for this tab.
    async fn begin_session(&self) -> Result<Rc<str>, Error> {
        let random = Number::from(Math::random()).to_string_with_radix(36);
        let random: String = random.map(Into::into).unwrap_or_default();
        let session: Rc<str> = random.into();
        // the name holds at once, whoever goes on with it meanwhile
        self.session.replace(Some(Rc::clone(&session)));
        locks::hold(&session).await;
        self.set_session(Some(Rc::clone(&session))).await?;
        Ok(session)
    }

    async fn set_session(&self, session: Option<Rc<str>>) -> Result<(), Error> {
        self.session.replace(session.clone());
        let is_any = session.is_some() || !self.store().await?.sessions().await?.is_empty();
        storage::set_session(session.as_deref(), is_any);
        Ok(())
    }

    /// The reports of the session last in use that no tab has open.
    async fn offer(&self) -> Result<Option<Offer>, Error> {
        self.forget_others(SESSIONS).await?;
        let store = self.store().await?;
        for session in self.others().await? {
            let count = store.count(&session).await?;
            if count > 0 {
                let count = usize::try_from(count).unwrap_or_default();
                return Ok(Some(Offer { session, count }));
            }
        }
        Ok(None)
    }

    /// The sessions that no tab has open, the one last in use first.
    async fn others(&self) -> Result<Vec<String>, Error> {
        let mut sessions = self.store().await?.sessions().await?;
        let open = locks::open_sessions().await.unwrap_or_default();
        let own = self.session.borrow().clone();
        sessions.retain(|session| !open.contains(session) && own.as_deref() != Some(session));
        Ok(sessions)
    }

    /// Forgets all of them but so many.
    async fn forget_others(&self, but: usize) -> Result<(), Error> {
        for session in self.others().await?.into_iter().skip(but) {
            self.store().await?.forget(&session)?.await?;
        }
        let own = self.session.borrow().clone();
        let is_any = !self.store().await?.sessions().await?.is_empty();
        storage::set_session(own.as_deref(), is_any);
        Ok(())
    }
}
