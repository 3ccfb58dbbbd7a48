//! What the parts make of their values, in a real browser.

use std::cell::RefCell;
use std::rc::Rc;

use gouji::language::Language;
use gouji::report::figure::FigureId;
use gouji::rules::CATALOGUE;
use gouji::view::mark::Mark;
use gouji::view::summary::Status;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, HtmlElement, KeyboardEvent, KeyboardEventInit};
use yew::prelude::*;

use super::figure::{Choice, Figure};
use super::findings::Findings;
use super::ledger::Ledger;
use super::paper::Paper;
use super::rule_page::RulePage;
use crate::input::accept::{self, Chosen};
use crate::state::ptr_eq::PtrEqRc;
use crate::state::report::OpenedReport;
use crate::state::{Action, FindingFilter, InitialText, Selection};
use wasm_bindgen::JsCast;

wasm_bindgen_test_configure!(run_in_browser);

fn place() -> Element {
    let document = web_sys::window()
        .and_then(|window| window.document())
        .expect("a document");
    let place = document.create_element("div").expect("an element");
    document
        .body()
        .expect("a body")
        .append_child(&place)
        .expect("room for it");
    place
}

async fn paper(opened: OpenedReport) -> Element {
    #[derive(Properties, PartialEq)]
    struct Props {
        opened: PtrEqRc<OpenedReport>,
    }
    #[component]
    fn Around(props: &Props) -> Html {
        html! {
            <Paper
                opened={props.opened.clone()}
                selection={None::<Selection>}
                editing={None}
                show_holding={false}
                language={Language::Chinese}
                on={|_: Action| ()}
            />
        }
    }
    let place = place();
    let props = Props {
        opened: PtrEqRc::new(opened),
    };
    yew::Renderer::<Around>::with_root_and_props(place.clone(), props).render();
    yew::scheduler::flush().await;
    place
}

fn count(place: &Element, selector: &str) -> u32 {
    place
        .query_selector_all(selector)
        .expect("a selector")
        .length()
}

#[wasm_bindgen_test]
async fn markup_in_a_report_stays_text() {
    let text = "某市2023年报告\n\n收到申请3件，其中自然人1件、企业2件。<img src=x onerror=alert(1)><b>粗</b>";
    let place = paper(accept::pasted(Chosen::Text(text)).expect("something to check")).await;
    assert_eq!(count(&place, "img, b, script"), 0);
    assert!(
        place
            .text_content()
            .unwrap_or_default()
            .contains("<b>粗</b>")
    );
}

#[wasm_bindgen_test]
async fn the_form_is_drawn_with_its_merged_cells_and_marks() {
    let place = paper(accept::sample()).await;
    assert_eq!(count(&place, ".form-application .number .figure"), 175);
    assert_eq!(count(&place, ".form-application th[colspan='7']"), 1);
    let culprit = place
        .query_selector(".figure.is-culprit")
        .expect("a selector")
        .expect("one");
    assert_eq!(culprit.id(), "f-t3/unavailable-not-held/sum");
}

#[wasm_bindgen_test]
async fn a_figure_is_chosen_by_click_and_changed_by_typing() {
    #[derive(Properties, PartialEq)]
    struct Props {
        on: Callback<Action>,
    }
    #[component]
    fn Around(props: &Props) -> Html {
        html! {
            <Figure
                id={"t3/new/natural".parse::<FigureId>().expect("an id")}
                shown="46"
                former={None}
                mark={Mark::default()}
                choice={Choice::None}
                editing={None}
                entry={false}
                stops={true}
                first={true}
                unit={None}
                name="「一、本年新收」自然人"
                language={Language::Chinese}
                on={props.on.clone()}
            />
        }
    }
    let seen = Rc::new(RefCell::new(Vec::new()));
    let on = {
        let seen = Rc::clone(&seen);
        Callback::from(move |action: Action| {
            seen.borrow_mut().push(match action {
                Action::Selected(Some(Selection::Figure(id))) => format!("chosen {id}"),
                Action::EditBegun(id, InitialText::Typed(typed)) => {
                    format!("{id} begins with {typed}")
                }
                _ => "something else".to_owned(),
            });
        })
    };
    let place = place();
    yew::Renderer::<Around>::with_root_and_props(place.clone(), Props { on }).render();
    yew::scheduler::flush().await;
    let button = place
        .query_selector("button")
        .expect("a selector")
        .expect("a button");
    let button: HtmlElement = button.unchecked_into();
    assert_eq!(
        button.get_attribute("aria-label").as_deref(),
        Some("「一、本年新收」自然人 46")
    );
    button.click();
    let key = KeyboardEventInit::new();
    key.set_key("7");
    key.set_bubbles(true);
    let event =
        KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &key).expect("an event");
    button.dispatch_event(&event).expect("it is dispatched");
    let expected = ["chosen t3/new/natural", "t3/new/natural begins with 7"];
    assert_eq!(*seen.borrow(), expected);
}

#[wasm_bindgen_test]
async fn every_rule_has_a_page_in_both_languages() {
    #[derive(Properties, PartialEq)]
    struct Props {
        index: usize,
        language: Language,
    }
    #[component]
    fn Around(props: &Props) -> Html {
        html! {
            <RulePage rule={CATALOGUE[props.index]} language={props.language} on={|_: Action| ()} />
        }
    }
    for index in 0..CATALOGUE.len() {
        for language in [Language::Chinese, Language::English] {
            let place = place();
            let props = Props { index, language };
            let app = yew::Renderer::<Around>::with_root_and_props(place.clone(), props).render();
            yew::scheduler::flush().await;
            let code = CATALOGUE[index].code;
            assert!(count(&place, ".rule-text h3") >= 3, "{code}");
            assert_eq!(count(&place, ".rule-text h2"), 1, "{code}");
            assert!(count(&place, ".rule-example") >= 1, "{code}");
            app.destroy();
        }
    }
}

#[wasm_bindgen_test]
async fn head_ledger_and_filters_say_the_same_numbers() {
    #[derive(Properties, PartialEq)]
    struct Props {
        opened: PtrEqRc<OpenedReport>,
    }
    #[component]
    fn Around(props: &Props) -> Html {
        let (opened, language) = (props.opened.clone(), Language::Chinese);
        html! {
            <>
                { super::head::head(&opened, language) }
                <Ledger opened={opened.clone()} {language} on={|_: Action| ()} />
                <Findings
                    {opened}
                    filter={FindingFilter::All}
                    listed={usize::MAX}
                    show_holding={false}
                    selection={None::<Selection>}
                    {language}
                    on={|_: Action| ()}
                />
            </>
        }
    }
    let opened = accept::sample();
    let counts = opened.counts;
    let place = place();
    let props = Props {
        opened: PtrEqRc::new(opened),
    };
    yew::Renderer::<Around>::with_root_and_props(place.clone(), props).render();
    yew::scheduler::flush().await;
    let text = |selector: &str| {
        let element = place.query_selector(selector).expect("a selector");
        element.and_then(|e| e.text_content()).unwrap_or_default()
    };
    for (status, count) in counts.counts() {
        let shown = status.counted(count).zh;
        assert!(text("#coverage").contains(&shown), "{shown}");
        let option = format!("{}{count}", status.label().zh);
        assert!(text(".ledger .segments").contains(&option), "{option}");
        if matches!(status, Status::Broken | Status::Doubtful | Status::Note) {
            assert!(text("#counts").contains(&shown), "{shown}");
            assert!(text(".findings .segments").contains(&option), "{option}");
        }
    }
    let lines = usize::try_from(count(&place, ".ledger-table tbody tr")).expect("few");
    assert_eq!(lines, counts.all());
}
