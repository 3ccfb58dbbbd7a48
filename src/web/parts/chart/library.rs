//! The edge to Apache ECharts: a script of the page's own origin, fetched when the first chart is shown.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlElement, window};

use crate::edge::script;

/// The library, once it is there.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Library(Object);

/// A chart in an element. It must be ended by [`Instance::dispose`].
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Instance(Object);

/// The format of a saved picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ImageFormat {
    Svg,
    Png,
}

/// Fetches the library, or takes the one that is there; nothing where it cannot be had.
pub(super) async fn load() -> Option<Library> {
    if let Some(library) = loaded() {
        return Some(library);
    }
    JsFuture::from(script::script("echarts")?).await.ok()?;
    loaded()
}

fn loaded() -> Option<Library> {
    let global = Reflect::get(&js_sys::global(), &"echarts".into()).ok()?;
    Some(Library(global.dyn_into().ok()?))
}

impl Library {
    /// A chart in `element`, drawn as SVG.
    pub(super) fn chart(&self, element: &HtmlElement) -> Option<Instance> {
        self.init(element, &[("renderer", "svg".into())])
    }

    /// A picture of `options` as a data URL.
    pub(super) fn data_url(
        &self,
        options: &str,
        form: ImageFormat,
        (width, height): (u32, u32),
        background: &str,
    ) -> Option<String> {
        let place = window()?.document()?.create_element("div").ok()?;
        let renderer = match form {
            ImageFormat::Svg => "svg",
            ImageFormat::Png => "canvas",
        };
        let settings = [
            ("renderer", renderer.into()),
            ("width", width.into()),
            ("height", height.into()),
        ];
        let instance = self.init(&place.dyn_into().ok()?, &settings)?;
        instance.set_options(options);
        let how = object(&[
            (
                "type",
                if form == ImageFormat::Svg {
                    "svg"
                } else {
                    "png"
                }
                .into(),
            ),
            ("pixelRatio", 2.into()),
            ("backgroundColor", background.into()),
        ]);
        let url = call(&instance.0, "getDataURL", &[how]);
        instance.dispose();
        url?.as_string()
    }

    fn init(&self, element: &HtmlElement, settings: &[(&str, JsValue)]) -> Option<Instance> {
        let arguments = [element.into(), JsValue::NULL, object(settings)];
        Some(Instance(
            call(&self.0, "init", &arguments)?.dyn_into().ok()?,
        ))
    }
}

impl Instance {
    /// Draws these options, given as JSON, in place of what was drawn.
    pub(super) fn set_options(&self, options: &str) {
        if let Ok(options) = js_sys::JSON::parse(options) {
            call(&self.0, "setOption", &[options, true.into()]);
        }
    }

    /// Fits the chart to its element.
    pub(super) fn resize(&self) {
        call(&self.0, "resize", &[]);
    }

    /// Tells of clicks from now on: whether an edge of a flow was clicked, the series, the element.
    pub(super) fn on_click(&self, listener: &Closure<dyn FnMut(JsValue)>) {
        call(&self.0, "on", &["click".into(), listener.as_ref().clone()]);
    }

    /// Ends the chart.
    pub(super) fn dispose(&self) {
        call(&self.0, "dispose", &[]);
    }
}

/// What was clicked: the series (for a flow 0 its nodes, 1 its edges), and the element of it.
pub(super) fn clicked_element(event: &JsValue) -> Option<(usize, usize)> {
    let get = |name: &str| Reflect::get(event, &name.into()).ok();
    let number = |name: &str| get(name)?.as_f64().map(index);
    let series = match get("dataType")?.as_string().as_deref() {
        Some("edge") => 1,
        Some(_) => 0,
        None => number("seriesIndex")?,
    };
    Some((series, number("dataIndex")?))
}

/// An index of a list, which the library gives as a float.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "places are whole and not negative"
)]
fn index(number: f64) -> usize {
    number as usize
}

fn object(entries: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in entries {
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}

fn call(target: &Object, name: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let function: Function = Reflect::get(target, &name.into()).ok()?.dyn_into().ok()?;
    let arguments: Array = arguments.iter().collect();
    function.apply(target, &arguments).ok()
}
