// Takes a report from the page that opened this one, and opens it in Gouji. What comes is hostile until it is shown to be
// otherwise: it is taken from the opener alone, once, as text of a bounded length, and nothing is sent back but that this
// page is ready and that the report was taken. This is the one page that its headers leave tied to its opener; where Gouji
// works, that tie is cut. Nothing here is newer than the browsers of 2020.
(() => {
  "use strict";

  const VERSION = 1;
  // In characters, of all texts together: a page that a word processor wrote has a tenth of it, and every browser keeps
  // so much for a tab.
  const LONGEST = 2000000;
  const LONGEST_NAME = 200;
  // After so many milliseconds without a report there is something to say.
  const PATIENCE = 10000;

  // What the bookmark does, in the page that is being read: it opens this one, and gives it a copy of what was selected
  // there, or of everything, without what is no text.
  const bookmark = (gouji) => {
    const own = document.implementation.createHTMLDocument("");
    const chosen = getSelection();
    const frames = Array.from(document.querySelectorAll("iframe, frame"), (frame) => frame.contentDocument);
    const pages = [document].concat(frames.filter(Boolean)).map((page) => page.documentElement);
    for (const part of chosen.isCollapsed ? pages : [chosen.getRangeAt(0).cloneContents()]) {
      own.body.append(own.importNode(part, true));
    }
    own.querySelectorAll("script, style, link, img, svg, iframe").forEach((part) => part.remove());
    const report = { gouji: 1, name: document.title, html: own.body.innerHTML };
    const opened = open(gouji);
    addEventListener("message", function give({ source, data }) {
      if (source !== opened || data.gouji !== 1 || data.state !== "ready") return;
      removeEventListener("message", give);
      opened.postMessage(report, new URL(gouji).origin);
    });
  };

  const root = document.documentElement;
  const find = (id) => document.getElementById(id);
  const show = (id) => {
    for (const part of document.querySelectorAll("main > [data-state]")) part.hidden = part.id !== id;
  };
  const keptOf = (storage, key) => {
    try {
      return window[storage].getItem(key);
    } catch (_) {
      return null;
    }
  };
  const language = keptOf("localStorage", "gouji.language") || navigator.language || "zh";
  root.lang = language.startsWith("zh") ? "zh-CN" : "en";

  const isText = (value) => typeof value === "string";
  const textOr = (value) => (value === undefined ? "" : value);

  // The texts of a report, as HTML and as plain text; nothing where it is none.
  const textsOf = (given) => {
    if (typeof given !== "object" || given === null) return null;
    const html = textOr(given.html);
    const text = textOr(given.text);
    return isText(html) && isText(text) && (html.trim() || text.trim()) ? { html, text } : null;
  };
  const lengthOf = ({ html, text }) => html.length + text.length;

  // A report, of what was sent; or the element that says why there is none.
  const reportOf = (data) => {
    const name = textOr(data.name);
    const report = textsOf(data);
    const hasLastYear = data.lastYear !== undefined;
    const lastYear = hasLastYear ? textsOf(data.lastYear) : null;
    if (!report || !isText(name) || (hasLastYear && !lastYear)) return "no-report";
    if (lengthOf(report) + (lastYear ? lengthOf(lastYear) : 0) > LONGEST) return "too-long";
    return Object.assign({ name: name.slice(0, LONGEST_NAME), lastYear }, report);
  };

  const opener = window.opener;
  const tell = (state, origin) => opener.postMessage({ gouji: VERSION, state }, origin);

  // A report is kept for this tab alone, where the program finds it, and opens it as one more.
  const hand = (report, origin) => {
    try {
      sessionStorage.setItem("gouji.handed", JSON.stringify(Object.assign({ origin }, report)));
    } catch (_) {
      return show("not-kept");
    }
    // who has no origin can be told by nothing else
    tell("taken", origin === "null" ? "*" : origin);
    location.replace("./");
  };

  const receive = (event) => {
    const { data, origin, source } = event;
    // frames, extensions and other windows have nothing to say here
    if (source !== opener || typeof data !== "object" || data === null || data.gouji === undefined) return;
    if (data.gouji === VERSION && data.ask !== undefined) return tell("ready", "*");
    removeEventListener("message", receive);
    const report = data.gouji === VERSION ? reportOf(data) : "no-report";
    if (isText(report)) show(report);
    else hand(report, origin);
  };

  const wait = () => {
    show("waiting");
    addEventListener("message", receive);
    tell("ready", "*");
    setTimeout(() => {
      find("late").hidden = false;
    }, PATIENCE);
  };

  addEventListener("DOMContentLoaded", () => {
    const here = location.href.split("#")[0];
    const code = `javascript:(${bookmark})("${here}#from");`;
    find("code").textContent = code.replace(/\n {2}/g, "\n");
    for (const link of document.querySelectorAll(".bookmark")) {
      // a bookmark is an address, and an address has one line
      link.href = code.replace(/\s*\n\s*/g, " ").replace(/%/g, "%25");
      link.addEventListener("click", (event) => event.preventDefault());
    }
    // in a frame, somebody else decides what is seen around it
    if (opener && window.top === window) wait();
    else if (location.hash === "#from") show("cut");
  });
})();
