// Starts a reader of files: `worker.js?office` loads office.js and office_bg.wasm. There are three; whatever else
// the address asks for is not loaded.
const name = ["office", "pdf", "pdf-cmaps"].find((reader) => location.search === `?${reader}`);

try {
  if (!name) throw new Error("no reader of that name");
  importScripts(`${name}.js`);
  wasm_bindgen({ module_or_path: `${name}_bg.wasm` }).catch(() => postMessage("not loaded"));
} catch {
  postMessage("not loaded");
}
