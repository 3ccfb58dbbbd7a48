
// The end of a reader's script, behind what wasm-bindgen makes: starts it, if the page that named it is of the same
// build. `scripts/name.sh` puts in what stands for the build and the module.
if (self.name !== "BUILD") postMessage("another build");
else wasm_bindgen({ module_or_path: "MODULE" }).catch(() => postMessage("not loaded"));
