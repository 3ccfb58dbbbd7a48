// The start of the page. It takes in what is pasted, typed, dropped or chosen, loads a program at the first sign of a
// person, and hands over what came in as soon as the program is there. There are two programs: the first one has what a
// report needs until its verdict, the whole one everything, and goes on with the work of the first when more is wanted.
// Nothing here is newer than the browsers of 2020: older ones than the programs need must still be able to say so.
(() => {
  "use strict";

  const root = document.documentElement;
  const find = (id) => document.getElementById(id);
  const named = (name) => document.querySelector(`meta[name="${name}"]`).content;

  // whether this is the one file that has all of them inside
  const isOneFile = root.hasAttribute("data-one-file");

  // The policy in the head allows all that the oldest browsers need for a program, which is more than others do: those
  // that know what a program needs get a second one without that. Where both are known, both hold.
  const policy = document.querySelector("meta[http-equiv=Content-Security-Policy]");
  if ([].toSorted || (window.trustedTypes && [].findLast)) {
    const stricter = policy.cloneNode();
    const ownWorker = `worker-src ${encodeURI(new URL("offline.js", document.baseURI)).replace(/[;,]/g, encodeURIComponent)}`;
    stricter.content = policy.content.replace(" 'unsafe-eval'", "").replace("worker-src 'self'", ownWorker);
    policy.after(stricter);
  }

  // Calls between browsers are the one way out that no policy knows of. The page makes none.
  delete window.RTCPeerConnection;
  delete window.webkitRTCPeerConnection;

  // What a browser may take for a script or for markup comes through here: addresses of the page's own files and of
  // what was made of them, and pages that are parsed and looked at, which nothing of runs.
  const unchanged = { createScriptURL: (address) => address, createHTML: (html) => html };
  const trusted = window.trustedTypes ? trustedTypes.createPolicy("gouji", unchanged) : unchanged;
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

  // What came in and waits for a program; the program that is there, as a function that takes it and says whether it
  // does; and of the first one, how the whole one goes on with its work.
  let held = [];
  let program = null;
  let first = null;
  const parsed = new Promise((done) => addEventListener("DOMContentLoaded", done));

  // What was opened before, or what the address names, is shown without the start being seen first.
  const linked = () => /^#\/[rt]\//.test(location.hash);
  // receive.html kept it for this tab; whatever it does to the page, it does that once
  const received = () => {
    try {
      const report = JSON.parse(sessionStorage.getItem("gouji.handed"));
      sessionStorage.removeItem("gouji.handed");
      return report ? [{ handed: report }] : [];
    } catch (_) {
      return [];
    }
  };
  const old = kept("gouji.work") !== null;
  held = received();
  let resuming =
    held.length > 0 || linked() || old || (kept("gouji.session", true) !== null && kept("gouji.opening", true) === null);
  root.classList.toggle("is-resuming", resuming);

  // The whole program is wanted at once where there are reports of before, and for more than one file of a known form; the
  // one file has no other.
  let whole = isOneFile || resuming || kept("gouji.kept") !== null;
  const isForWhole = ({ files, paths }) => {
    if (!files) return false;
    const forms = find("files").accept.split(",").filter((form) => form !== ".zip");
    const [path] = paths;
    return files.length !== 1 || path.includes("/") || !forms.some((form) => path.toLowerCase().endsWith(form));
  };

  const speak = (language) => {
    root.lang = language;
    document.title = titles[language];
  };
  speak((kept("gouji.language") || navigator.language || "zh").startsWith("zh") ? "zh-CN" : "en");

  // Whether a person waits for a program.
  const waits = () => held.length > 0 || resuming || (first !== null && whole);

  // fit.js has said why the page cannot work here
  const isUnfit = () => root.hasAttribute("data-unfit");

  const show = (failed) => {
    find("not-loaded").hidden = !failed;
    find("awaited").hidden = failed || isUnfit() || !waits();
  };

  // The files that the page is built with, by the names that its head has for them; or, in the one file that has all of
  // them inside, packed.
  const address = (name) => new URL(named(name), document.baseURI);
  const unpacked = (name) => {
    const own = find(`file-${name}`);
    const packed = own.dataset.same ? find(`file-${own.dataset.same}`) : own;
    const bytes = Uint8Array.from(atob(packed.text), (char) => char.charCodeAt(0));
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")));
  };
  const file = (name) => {
    if (isOneFile) return Promise.resolve(unpacked(name));
    return fetch(address(name)).then((response) => {
      if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
      return response;
    });
  };
  // the address of a script that is handed over as text
  const handed = (name) =>
    file(name)
      .then((response) => response.blob())
      .then((script) => URL.createObjectURL(new Blob([script], { type: "text/javascript" })));
  const located = (name) => (isOneFile ? handed(name) : Promise.resolve(address(name)));
  const compiled = (name) =>
    file(`${name}-wasm`).then((response) => {
      if (response.headers.get("Content-Type") === "application/wasm") return WebAssembly.compileStreaming(response);
      return response.arrayBuffer().then(WebAssembly.compile);
    });
  // what comes of a name, asked for once, and once more where nothing came
  const asked = {};
  const once = (ask) => (name) => {
    if (!asked[name]) {
      asked[name] = ask(name);
      asked[name].catch(() => delete asked[name]);
    }
    return asked[name];
  };

  // A program: its script and its module.
  const tries = { first: 0, whole: 0 };
  const fetched = once((name) =>
    parsed.then(() => {
      const script = located(name).then((address) => {
        // a browser does not ask again for a script that it could not load once
        if (tries[name]) address.search = tries[name];
        tries[name] += 1;
        return import(address);
      });
      return Promise.all([script, compiled(name)]);
    }),
  );

  // A worker: what starts it. Its script is handed over as text, so that the policy of the page holds in it too; one
  // that is started by its address has a policy only where its server sends one. It fetches nothing itself.
  const worker = once((name) =>
    Promise.all([handed(name), compiled(name)]).then(([source, module]) => () => {
      const started = new Worker(trusted.createScriptURL(source), { name: named("build") });
      started.postMessage(module);
      return started;
    }),
  );

  // A script that is no module.
  const script = (name) =>
    located(name).then(
      (address) =>
        new Promise((done, failed) => {
          const element = document.createElement("script");
          element.src = trusted.createScriptURL(String(address));
          element.onload = done;
          element.onerror = failed;
          document.head.append(element);
        }),
    );

  // The whole page is kept at hand, where the browser and the host allow that, and whatever builds come after it, of
  // which one takes over only when it is asked to.
  let keeper = null;
  let isRenewing = false;
  const canKeep = () => {
    try {
      return navigator.serviceWorker !== undefined && !isOneFile;
    } catch (_) {
      return false;
    }
  };
  const showNewer = () => {
    find("newer").hidden = false;
  };
  const keepAtHand = () => {
    if (keeper || !canKeep()) return;
    const { serviceWorker } = navigator;
    let isFirst = serviceWorker.controller === null;
    keeper = serviceWorker.register(trusted.createScriptURL("offline.js"));
    const follow = (registration) => {
      const look = () => {
        if (registration.waiting && registration.active) showNewer();
      };
      registration.addEventListener("updatefound", () => {
        registration.installing.addEventListener("statechange", look);
      });
      look();
      document.addEventListener("visibilitychange", () => {
        if (!document.hidden) registration.update().catch(() => {});
      });
    };
    // a host that is not trusted cannot
    keeper.then(follow).catch(() => {});
    serviceWorker.ready.then(() => {
      find("at-hand").hidden = false;
    });
    serviceWorker.addEventListener("controllerchange", () => {
      if (isRenewing) location.reload();
      // another tab asked for the newer one
      else if (!isFirst) showNewer();
      isFirst = false;
    });
  };
  const renew = () => {
    isRenewing = true;
    keeper.then(({ waiting }) => (waiting ? waiting.postMessage("take over") : location.reload()));
  };
  parsed.then(() => {
    if (canKeep() && navigator.serviceWorker.controller) keepAtHand();
  });

  // The whole program goes on between two things that a person does, not in the middle of one.
  const isBusy = () => first !== null && (!first.isIdle() || isField(document.activeElement) || inDialog());
  // who asks for something else has done with what is typed into a field
  const leaveField = () => {
    if (first && isField(document.activeElement)) document.activeElement.blur();
  };

  // What is printed is the record of the check, which only the whole program draws: it is asked for first. Where it
  // cannot be loaded, the view is printed.
  let isPrinting = false;
  const print = () => {
    if (isPrinting) window.print();
    isPrinting = false;
  };
  addEventListener("keydown", (event) => {
    const isCommand = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
    if (!first || !isCommand || event.key.toLowerCase() !== "p") return;
    event.preventDefault();
    isPrinting = true;
    leaveField();
    window.gouji.want();
  });

  // One program begins after the other; each says itself when it is there.
  let loading = false;
  const load = () => {
    if (isUnfit()) return;
    if (whole) fetched("whole").catch(() => {});
    if (loading || (program && !(first && whole))) return;
    loading = true;
    const name = whole ? "whole" : "first";
    const begin = ([module, compiled]) => {
      if (whole === (name === "whole")) return module.default({ module_or_path: compiled });
      // the whole one is wanted meanwhile
      loading = false;
      load();
    };
    const failed = (error) => {
      loading = false;
      print();
      if (!waits()) return;
      console.error(error);
      root.classList.remove("is-resuming");
      show(true);
    };
    fetched(name).then(begin).catch(failed);
  };

  const take = (input) => {
    if (!(first && (whole || isForWhole(input))) && program && program(input) !== false) return;
    leaveField();
    // who asks for the same once more, while it is waited for, wants it once
    held = held.filter((other) => !input.by || other.by !== input.by);
    held.push(input);
    whole = whole || first !== null || held.length > 1 || isForWhole(input);
    load();
    show(false);
  };

  // What of a view no program knows, for the one that goes on with it: how far it is scrolled, where the focus is, what
  // is unfolded, and what is being typed. What comes out brings that back, where the view is the same.
  const look = () => {
    const all = (selector) => Array.from(document.querySelectorAll(selector));
    const { scrollX, scrollY } = window;
    const focused = document.activeElement.id;
    const unfolded = all("#app details").map((details) => details.open);
    const moved = all("#app .aside, #app .table-place").map((part) => [part.scrollLeft, part.scrollTop]);
    const typed = all("#agency, #year").map((field) => field.value);
    const reasons = all(".reason-field").map((field) => [field.closest(".card").id, field.value]);
    return () => {
      all("#app details").forEach((details, at) => {
        if (at in unfolded) details.open = unfolded[at];
      });
      all("#app .aside, #app .table-place").forEach((part, at) => {
        if (at in moved) part.scrollTo(...moved[at]);
      });
      all("#agency, #year").forEach((field, at) => {
        if (!(at in typed) || field.value === typed[at]) return;
        field.value = typed[at];
        field.dispatchEvent(new Event("input", { bubbles: true }));
      });
      for (const [card, reason] of reasons) {
        const ask = document.querySelector(`#${card} .dismiss`);
        if (!ask) continue;
        // the field is there once the program has drawn it, which takes as long as the browser lets it
        new MutationObserver((_, observer) => {
          const field = document.querySelector(`#${card} .reason-field`);
          if (!field) return;
          observer.disconnect();
          field.value = reason;
        }).observe(find(card), { childList: true, subtree: true });
        ask.click();
      }
      window.scrollTo(scrollX, scrollY);
      if (focused && find(focused)) find(focused).focus({ preventScroll: true });
    };
  };

  const idly = (then) => (window.requestIdleCallback || setTimeout)(then);

  window.gouji = {
    worker,
    script,
    text: (name) => file(name).then((response) => response.text()),
    markup: (html) => trusted.createHTML(html),
    // A program calls this with what draws it,
    due(begin) {
      if (isBusy()) setTimeout(() => this.due(begin), 50);
      else begin();
    },
    // and this when it is there: with what takes an input, with what warms it up and, the first one, with
    // how the whole one goes on.
    connect(take, warm, predecessor) {
      const isIdle = !waits();
      program = take;
      first = predecessor || null;
      loading = false;
      resuming = false;
      if (first && whole) load();
      else held.splice(0).forEach((input) => program(input));
      show(false);
      if (isIdle) idly(warm);
      if (!first) idly(keepAtHand);
    },
    // The first program calls this when something is wanted that it has not,
    want() {
      whole = true;
      load();
      show(false);
    },
    // and when a verdict is seen: now there is time for what may be wanted next.
    seen: () => idly(() => fetched("whole").then(keepAtHand, () => {})),
    // The whole one asks for the work that it goes on with. What the first one drew stays until the other has drawn, and
    // both are never seen.
    work() {
      if (!first) return undefined;
      const [before, restore] = [first, look()];
      new MutationObserver((_, observer) => {
        observer.disconnect();
        program = first = null;
        delete asked.first;
        before.leave();
        restore();
        // once it is drawn
        requestAnimationFrame(() => requestAnimationFrame(print));
      }).observe(find("main"), { childList: true, subtree: true });
      return before.give();
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
    whole = whole || folders.length > 0 || found.length > 1;
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
    renew,
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
    if ((program && !first) || !linked()) return;
    resuming = resuming || !first;
    whole = true;
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
  if (whole) touched();
})();
