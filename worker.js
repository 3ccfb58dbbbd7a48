// Starts a reader of files: `worker.js?office` loads office.js and office_bg.wasm.
const name = new URL(location.href).search.slice(1);

try {
  importScripts(`${name}.js`);
  wasm_bindgen({ module_or_path: `${name}_bg.wasm` }).catch(() => postMessage("not loaded"));
} catch {
  postMessage("not loaded");
}
