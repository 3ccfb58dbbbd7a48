// Says in one sentence why the page cannot work here, where it cannot: it was opened from a disk, or the browser is too
// old for a program. `scripts/name.sh` puts this into the page, which is why it holds no sign that begins a tag. Written
// for browsers of any age.
(function () {
  var root = document.documentElement;
  // what browsers learned last of all that a program needs: two results, a sign that is extended, a number that is cut
  // off without a trap, and memory that is filled
  var needed = [
    0, 97, 115, 109, 1, 0, 0, 0, 1, 9, 2, 96, 0, 2, 127, 127, 96, 0, 0, 3, 3, 2, 0, 1, 5, 3, 1, 0, 1, 10, 26, 2, 12, 0,
    65, 1, 192, 67, 0, 0, 128, 63, 252, 0, 11, 11, 0, 65, 0, 65, 0, 65, 0, 252, 11, 0, 11
  ];
  var runs = function () {
    try {
      return typeof FinalizationRegistry === "function" && WebAssembly.validate(new Uint8Array(needed));
    } catch (_) {
      return false;
    }
  };
  // which has everything inside
  var isOneFile = root.hasAttribute("data-one-file");
  var why = null;
  if (location.protocol === "file:" && !isOneFile) why = "on-a-disk";
  else if (!runs() || (isOneFile && typeof DecompressionStream !== "function")) why = "too-old";
  if (why === null) return;
  root.setAttribute("data-unfit", why);
  root.className = "";
  // from a disk there are no styles, and what is not hidden would be seen
  var hide = function (within, except) {
    for (var left = within.children.length; left > 0; left -= 1) {
      if (within.children[left - 1] !== except) within.children[left - 1].hidden = true;
    }
  };
  var main = document.getElementById("main");
  var message = document.getElementById(why);
  hide(main, message);
  if (why === "on-a-disk") hide(document.body, main);
  message.hidden = false;
})();
