//! The page: state, parts, hooks, and the edge to the browser.

mod app;
mod choosing;
mod deed;
mod desk;
mod edge;
mod hooks;
mod intake;
mod opening;
mod parts;
mod reading;
mod saved;
mod shared;
mod state;
mod text;
mod work;

fn main() {
    let place = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id("app"));
    match place {
        Some(place) => drop(yew::Renderer::<app::App>::with_root(place).render()),
        None => drop(yew::Renderer::<app::App>::new().render()),
    }
}
