// Starts the page. A file of its own, so that the Content Security Policy need not allow inline scripts.
const here = document.querySelector("script[data-wasm]");

try {
  const page = await import(new URL(here.dataset.js, document.baseURI));
  await page.default({ module_or_path: new URL(here.dataset.wasm, document.baseURI) });
} catch (error) {
  console.error(error);
  const place = document.querySelector(".loading");
  if (place) {
    place.setAttribute("role", "alert");
    place.textContent =
      "页面没有载入成功，请刷新重试；仍不行，请换用较新的浏览器。 The page did not load. Reload it, or try a newer browser.";
  }
}
