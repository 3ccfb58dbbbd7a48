// The end of a worker's script, behind what wasm-bindgen makes: starts it with the module that the page hands over, if
// the page is of the same build. `scripts/name.sh` puts in what stands for the build.
if (self.name !== "BUILD") postMessage("another build");
else onmessage = ({ data }) => wasm_bindgen({ module_or_path: data }).catch(() => postMessage("not loaded"));
