// The start of the page. It takes in what is pasted, typed, dropped or chosen, loads the program at the first sign of
// a person, and hands over what came in as soon as the program is there. Nothing here is newer than the browsers of
// 2020: older ones than the program needs must still be able to say so.
(() => {
  "use strict";

  const root = document.documentElement;
  const find = (id) => document.getElementById(id);
  const named = (name) => document.querySelector(`meta[name="${name}"]`).content;
  const titles = { "zh-CN": document.title, en: document.querySelector("title").dataset.en };

  // a page in a frame that is set apart may not even ask
  const kept = (key, ofTab) => {
    try {
      return (ofTab ? sessionStorage : localStorage).getItem(key);
    } catch (_) {
      return null;
    }
  };
  const keep = (key, value) => {
    try {
      localStorage.setItem(key, value);
    } catch (_) {
      // the next visit begins in the language of the browser
    }
  };

  // What came in and waits for the program; and the program, which is a function that takes it, once it is there.
  let held = [];
  let program = null;
  let loading = null;
  let tries = 0;
  const parsed = new Promise((done) => addEventListener("DOMContentLoaded", done));

  // What was opened before, or what the address names, is shown without the start being seen first.
  const linked = () => /^#\/[rt]\//.test(location.hash);
  const old = kept("gouji.work") !== null;
  let resuming =
    linked() || old || (kept("gouji.session", true) !== null && kept("gouji.opening", true) === null);
  root.classList.toggle("is-resuming", resuming);

  const speak = (language) => {
    root.lang = language;
    document.title = titles[language];
  };
  speak((kept("gouji.language") || navigator.language || "zh").startsWith("zh") ? "zh-CN" : "en");

  const show = (failed) => {
    find("not-loaded").hidden = !failed;
    find("awaited").hidden = failed || program !== null || !(held.length || resuming);
  };

  const fetched = () => {
    const address = (name) => new URL(named(name), document.baseURI);
    const script = address("program");
    // a browser does not ask again for a script that it could not load once
    if (tries) script.search = tries;
    tries += 1;
    const module = fetch(address("program-wasm")).then((response) => {
      if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
      return response;
    });
    return Promise.all([import(script), module]);
  };

  const load = () => {
    if (loading || program) return;
    loading = parsed
      .then(fetched)
      .then(([module, response]) => module.default({ module_or_path: response }))
      .catch((error) => {
        loading = null;
        if (!held.length && !resuming) return;
        console.error(error);
        root.classList.remove("is-resuming");
        show(true);
      });
  };

  const take = (input) => {
    if (program) return program(input);
    // who asks for the same once more, while it is waited for, wants it once
    held = held.filter((other) => !input.by || other.by !== input.by);
    held.push(input);
    load();
    show(false);
  };

  // The program calls this when it is there: with what opens an input, and what warms it up.
  window.gouji = {
    connect(open, warm) {
      program = open;
      const idle = !held.length && !resuming;
      resuming = false;
      held.splice(0).forEach(open);
      show(false);
      if (idle) (window.requestIdleCallback || setTimeout)(warm);
    },
  };

  // The files of a folder and of those in it, each with its path; nothing for what the browser cannot hand over.
  const walked = async (entry, found) => {
    const path = entry.fullPath.replace(/^\//, "");
    try {
      if (entry.isFile) {
        found.push([await new Promise((done, failed) => entry.file(done, failed)), path]);
        return;
      }
      const reader = entry.createReader();
      for (;;) {
        // a browser tells some of them at a time
        const some = await new Promise((done, failed) => reader.readEntries(done, failed));
        if (!some.length) return;
        for (const inside of some) await walked(inside, found);
      }
    } catch (_) {
      found.push([null, path]);
    }
  };

  // Those of folders come in the order of their paths.
  const takeFiles = (found) => {
    if (found.some(([, path]) => path.includes("/"))) found.sort(([, a], [, b]) => (a < b ? -1 : 1));
    take({ files: found.map(([file]) => file), paths: found.map(([, path]) => path) });
  };

  const carried = (data) => {
    const found = [];
    const folders = [];
    for (const item of Array.from(data.items)) {
      // where a browser cannot tell a folder, it is a file that cannot be read
      const entry = item.webkitGetAsEntry && item.webkitGetAsEntry();
      const file = item.getAsFile();
      if (entry && entry.isDirectory) folders.push(entry);
      else if (file) found.push([file, file.name]);
    }
    const html = data.getData("text/html");
    const plain = data.getData("text/plain");
    // copied cells come with a picture of themselves: their text is what is wanted
    if (html || plain || !(found.length || folders.length)) return take({ html, plain });
    load();
    Promise.all(folders.map((folder) => walked(folder, found))).then(() => takeFiles(found));
  };

  const pasteFromClipboard = async () => {
    try {
      const [item] = await navigator.clipboard.read();
      const text = async (type) => (item.types.includes(type) ? (await item.getType(type)).text() : "");
      take({ html: await text("text/html"), plain: await text("text/plain") });
    } catch (_) {
      take({ denied: true });
    }
  };

  // A dialog has the page for itself, and so has a field for a number, a reason or a list its paste.
  const inDialog = () => document.querySelector("dialog[open]") !== null;
  const isField = (target) =>
    (target instanceof HTMLInputElement && /^(text|search)$/.test(target.type)) ||
    (target instanceof HTMLTextAreaElement && target.id !== "paste");

  addEventListener("paste", (event) => {
    if (!event.clipboardData || isField(event.target) || inDialog()) return;
    event.preventDefault();
    if (event.target.blur) event.target.blur();
    carried(event.clipboardData);
  });

  addEventListener("dragover", (event) => {
    // what is dropped where nothing takes it must not replace the page either
    event.preventDefault();
    if (inDialog()) event.dataTransfer.dropEffect = "none";
    else find("dropping").hidden = false;
  });
  addEventListener("dragleave", (event) => {
    // only when the pointer leaves the window there is nothing that it enters
    if (!event.relatedTarget) find("dropping").hidden = true;
  });
  addEventListener("drop", (event) => {
    event.preventDefault();
    find("dropping").hidden = true;
    if (event.dataTransfer && !inDialog()) carried(event.dataTransfer);
  });

  const clicks = {
    language() {
      const language = root.lang === "en" ? "zh-CN" : "en";
      speak(language);
      keep("gouji.language", language);
      if (program) program({ language });
    },
    check: () => take({ html: "", plain: find("paste").value, by: "check" }),
    choose: () => find("files").click(),
    "choose-folder": () => find("folder").click(),
    clipboard: pasteFromClipboard,
    sample: () => take({ sample: true, by: "sample" }),
    "blank-2021": () => take({ blank: "2021", by: "blank-2021" }),
    "blank-2019": () => take({ blank: "2019", by: "blank-2019" }),
    retry() {
      load();
      show(false);
    },
  };
  addEventListener("click", (event) => {
    const button = event.target.closest("button[id]");
    if (button && clicks.hasOwnProperty(button.id)) clicks[button.id]();
  });
  addEventListener("change", (event) => {
    if (event.target.type !== "file" || event.target.closest("dialog")) return;
    const files = Array.from(event.target.files);
    if (files.length) takeFiles(files.map((file) => [file, file.webkitRelativePath || file.name]));
    // the same file may be chosen again
    event.target.value = "";
  });

  addEventListener("hashchange", () => {
    if (program || !linked()) return;
    resuming = true;
    load();
    show(false);
  });

  // Who touches the page is about to open something.
  const signs = ["pointermove", "pointerdown", "keydown", "focusin", "dragenter"];
  const touched = () => {
    for (const sign of signs) removeEventListener(sign, touched);
    load();
  };
  for (const sign of signs) addEventListener(sign, touched);
  if (resuming || kept("gouji.kept") !== null) touched();
})();
