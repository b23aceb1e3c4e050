// @ts-check
// What a page must know before it is drawn: that scripts run, and the colors that somebody chose. A classic script in the head.
// It keeps nothing, so reading leaves nothing behind.

{
  const root = document.documentElement;
  root.classList.replace("no-js", "js");
  try {
    const chosen = localStorage.getItem("guidepost-colors");
    if (chosen === "light" || chosen === "dark") root.dataset.colors = chosen;
  } catch {
    // Storage is refused: the colors of the device.
  }

  // On a disk a folder's address shows a list of files. Pages name the file themselves; this is for links that scripts make.
  if (location.protocol === "file:") {
    addEventListener("click", ({ target }) => {
      const link = target instanceof Element ? target.closest("a") : null;
      if (link?.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
    }, true);
  }
}
