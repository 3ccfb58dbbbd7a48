//! One chart: the drawing, the table that says the same, and the picture to take away.

use std::cell::RefCell;
use std::rc::Rc;

use gouji::language::Language;
use gouji::view::chart::{Chart, ChartKind, ChartRow, ChartTarget, Element};
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::draw::{DrawSettings, draw};
use super::hooks::use_width;
use super::library::{ImageFormat, Instance, Library, clicked_element};
use super::text;
use super::theme::Theme;
use crate::edge::download;
use crate::hooks::Fetched;
use crate::parts::element::span;
use crate::state::ptr_eq::PtrEqRc;

#[derive(Properties, PartialEq)]
pub(super) struct PanelProps {
    pub(super) chart: PtrEqRc<Chart>,
    /// How far the drawing library has come.
    pub(super) library: Fetched<Library>,
    pub(super) theme: PtrEqRc<Theme>,
    pub(super) language: Language,
    pub(super) on_target: Callback<ChartTarget>,
}

/// The width of a saved picture.
const IMAGE_WIDTH: u32 = 760;

#[component]
pub(super) fn Panel(props: &PanelProps) -> Html {
    let language = props.language;
    let chart = &*props.chart;
    let place = use_node_ref();
    let width = use_width(&place);
    let drawing = draw(
        chart,
        DrawSettings {
            language,
            theme: &props.theme,
            width: width.unwrap_or(IMAGE_WIDTH),
            is_standalone: false,
        },
    );
    let height = drawing.height;
    let options = drawing.options.to_string();
    use_chart(
        &place,
        props.library.get().cloned().filter(|_| width.is_some()),
        (options, width, height),
        drawing.targets,
        &props.on_target,
    );

    let title = chart.title.get(language);
    let drawn = props.library.get().is_some();
    html! {
        <figure class={classes!("chart", matches!(chart.kind, ChartKind::Flow).then_some("is-wide"))}>
            <figcaption class="chart-head">
                <h3>{ title }</h3>
                if let Some(library) = props.library.get() {
                    <span class="chart-tools">
                        { save_button(props, library, ImageFormat::Svg, "SVG") }
                        { save_button(props, library, ImageFormat::Png, "PNG") }
                    </span>
                }
            </figcaption>
            if props.library == Fetched::Loading {
                <p class="quiet" role="status">{ text::PENDING.get(language) }</p>
            }
            <div
                ref={place}
                class="chart-place"
                role="img"
                aria-label={text::drawing_of(title, language)}
                style={format!("height:{}px", if drawn { height } else { 0 })}
            />
            if drawn && chart.has_suspect() {
                <p class="chart-key"><span class="hatch" aria-hidden="true" />{ text::HATCHED.get(language) }</p>
            }
            <details class="chart-data" open={!drawn}>
                <summary>{ text::DATA.get(language) }</summary>
                { table(chart, language, &props.on_target) }
            </details>
        </figure>
    }
}

type Targets = Rc<RefCell<Vec<Vec<Option<ChartTarget>>>>>;

/// Keeps the drawing in the element as it should be.
#[hook]
fn use_chart(
    place: &NodeRef,
    library: Option<Library>,
    drawn: (String, Option<u32>, u32),
    targets: Vec<Vec<Option<ChartTarget>>>,
    on_target: &Callback<ChartTarget>,
) {
    let current: Targets = use_mut_ref(Vec::new);
    current.replace(targets);
    let instance = use_mut_ref(|| None::<Instance>);
    {
        let (place, instance, on_target) = (place.clone(), instance.clone(), on_target.clone());
        use_effect_with(library.clone(), move |library| {
            let element = place.cast::<HtmlElement>();
            let started = library
                .as_ref()
                .zip(element)
                .and_then(|(l, element)| l.chart(&element));
            let listener = Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| {
                let target = clicked_element(&event).and_then(|(series, index)| {
                    let targets = current.borrow();
                    targets.get(series)?.get(index).cloned().flatten()
                });
                if let Some(target) = target {
                    on_target.emit(target);
                }
            });
            if let Some(started) = &started {
                started.on_click(&listener);
            }
            instance.replace(started.clone());
            move || {
                if let Some(started) = started {
                    started.dispose();
                }
                drop(listener);
            }
        });
    }
    // the library is among what this depends on: with it the instance has just been started
    use_effect_with((drawn, library), move |((options, ..), _)| {
        if let Some(instance) = &*instance.borrow() {
            instance.resize();
            instance.set_options(options);
        }
    });
}

fn save_button(
    props: &PanelProps,
    library: &Library,
    form: ImageFormat,
    name: &'static str,
) -> Html {
    let (chart, theme) = (props.chart.clone(), props.theme.clone());
    let (library, language) = (library.clone(), props.language);
    let onclick = Callback::from(move |_| {
        let drawing = draw(
            &chart,
            DrawSettings {
                language,
                theme: &theme,
                width: IMAGE_WIDTH,
                is_standalone: true,
            },
        );
        let options = drawing.options.to_string();
        let size = (IMAGE_WIDTH, drawing.height + 8);
        if let Some(url) = library.data_url(&options, form, size, &theme.paper) {
            let file = format!(
                "{}.{}",
                chart.title.get(language),
                name.to_ascii_lowercase()
            );
            download::save(&file, &url);
        }
    });
    let label = format!("{} {name}", text::SAVE_AS.get(props.language));
    html! {
        <button type="button" class="plain" aria-label={label.clone()} title={label} {onclick}>
            { name }
        </button>
    }
}

fn table(chart: &Chart, language: Language, on_target: &Callback<ChartTarget>) -> Html {
    let grouped = chart.rows.iter().any(|row| row.group.is_some());
    html! {
        <table class="chart-table">
            <thead>
                <tr>
                    if grouped {
                        <th scope="col">{ text::GROUP.get(language) }</th>
                    }
                    <th scope="col">{ text::ROW.get(language) }</th>
                    for column in &chart.columns {
                        <th scope="col" class="is-number">{ column.get(language) }</th>
                    }
                </tr>
            </thead>
            <tbody>
                for (index, row) in chart.rows.iter().enumerate() {
                    <tr key={index}>
                        if grouped {
                            <td>{ group(row, language) }</td>
                        }
                        <th scope="row">{ row.label.get(language) }</th>
                        for element in &row.elements {
                            <td class="is-number">{ number(row, element, language, on_target) }</td>
                        }
                    </tr>
                }
            </tbody>
        </table>
    }
}

fn group(row: &ChartRow, language: Language) -> &str {
    row.group.as_ref().map_or("", |group| group.get(language))
}

fn number(
    row: &ChartRow,
    element: &Element,
    language: Language,
    on_target: &Callback<ChartTarget>,
) -> Html {
    let Some(value) = element.value else {
        return html! { "—" };
    };
    let value = value.normalize().to_string();
    let shown = match row.target(element) {
        Some(target) => {
            let onclick = on_target.reform(move |_| target.clone());
            html! { <button type="button" class="linklike" {onclick}>{ value }</button> }
        }
        None => html! { { value } },
    };
    html! {
        <>
            if element.suspect {
                { span("chart-doubt", text::IN_DOUBT.get(language)) }
            }
            { shown }
        </>
    }
}
