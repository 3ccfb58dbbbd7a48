//! The open tabs of the page tell one another their sessions over a channel: where the browser has no locks, on a page
//! that came without encryption.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::future::TimeoutFuture;
use gouji::order::Set;
use web_sys::{BroadcastChannel, Event, MessageEvent};

const CHANNEL: &str = "gouji.tabs";

/// What asks every other tab for its session.
const ASKED: &str = "?";

/// What comes before a session that is named to other tabs.
const TOLD: &str = "=";

/// So many milliseconds a tab has for its answer.
const PATIENCE: u32 = 150;

thread_local! {
    static OPEN: RefCell<Option<OpenTab>> = const { RefCell::new(None) };
}

/// What answers for this tab. Dropping it ends that.
struct OpenTab {
    channel: BroadcastChannel,
    _listener: EventListener,
}

impl Drop for OpenTab {
    fn drop(&mut self) {
        self.channel.close();
    }
}

impl OpenTab {
    fn of(session: &str) -> Option<Self> {
        let channel = BroadcastChannel::new(CHANNEL).ok()?;
        let (answers, answer) = (channel.clone(), format!("{TOLD}{session}"));
        let listener = EventListener::new(&channel, "message", move |event| {
            if said(event).as_deref() == Some(ASKED) {
                // who is not answered takes this tab for closed
                let _ = answers.post_message(&answer.as_str().into());
            }
        });
        Some(Self {
            channel,
            _listener: listener,
        })
    }
}

fn said(event: &Event) -> Option<String> {
    use wasm_bindgen::JsCast;
    event.dyn_ref::<MessageEvent>()?.data().as_string()
}

/// Answers for a session as long as this tab is open; false where another tab does.
pub(super) async fn hold(session: &str) -> bool {
    OPEN.with(RefCell::take);
    let others = open_sessions().await;
    if others.is_some_and(|others| others.contains(session)) {
        return false;
    }
    OPEN.with(|open| open.replace(OpenTab::of(session)));
    true
}

/// The sessions of the other tabs; nothing where the browser has no channels.
pub(super) async fn open_sessions() -> Option<Set<String>> {
    let channel = BroadcastChannel::new(CHANNEL).ok()?;
    let sessions = Rc::new(RefCell::new(Set::default()));
    let listener = {
        let sessions = Rc::clone(&sessions);
        EventListener::new(&channel, "message", move |event| {
            let said = said(event);
            let announced = said.as_deref().and_then(|said| said.strip_prefix(TOLD));
            if let Some(session) = announced {
                sessions.borrow_mut().insert(session.to_owned());
            }
        })
    };
    channel.post_message(&ASKED.into()).ok()?;
    TimeoutFuture::new(PATIENCE).await;
    drop(listener);
    channel.close();
    Some(sessions.take())
}

#[cfg(all(test, target_arch = "wasm32"))]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    async fn a_tab_tells_the_others_its_session() {
        let first = OpenTab::of("first").expect("a channel");
        assert!(!hold("first").await);
        assert!(hold("second").await);
        let announced: Vec<String> = open_sessions()
            .await
            .expect("a channel")
            .into_iter()
            .collect();
        assert_eq!(announced, ["first", "second"]);
        drop(first);
        assert!(hold("first").await);
        OPEN.with(RefCell::take);
        assert!(open_sessions().await.expect("a channel").is_empty());
    }
}
