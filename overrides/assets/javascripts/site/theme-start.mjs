// @ts-check
// What Material writes into each page as inline scripts: where its script keeps things, and the colors that somebody chose.
// A classic script, since it runs before the page is drawn. Material would keep the colors of everybody; this keeps them only where
// somebody chose, so that reading leaves nothing behind.

{
  const scope = /** @type {any} */ (globalThis);
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const form = document.querySelector("[data-md-component=palette]");
  for (const toggle of document.querySelectorAll(".md-toggle")) toggle.setAttribute("autocomplete", "off");
  let chosen = false;
  document.documentElement.classList.replace("no-js", "js");
  form?.addEventListener("change", () => (chosen = true), true);

  scope.__md_scope = new URL(script.dataset.base ?? ".", location.href);

  /** @param {string} text */
  scope.__md_hash = (text) => [...text].reduce((sum, letter) => (sum << 5) - sum + letter.charCodeAt(0), 0);

  /** @param {string} key @param {Storage} [storage] @param {URL} [base] */
  scope.__md_get = (key, storage, base = scope.__md_scope) => {
    try {
      return JSON.parse((storage ?? localStorage).getItem(`${base.pathname}.${key}`) ?? "null");
    } catch {
      return null; // storage is refused, or holds something that is not ours
    }
  };

  /** @param {string} key @param {unknown} value @param {Storage} [storage] @param {URL} [base] */
  scope.__md_set = (key, value, storage, base = scope.__md_scope) => {
    if (key === "__palette" && !chosen) return;
    try {
      (storage ?? localStorage).setItem(`${base.pathname}.${key}`, JSON.stringify(value));
    } catch {
      // storage is refused or full: the choice holds for this page
    }
  };

  // On a disk a folder's address shows a list of files. Pages name the file themselves; this is for links that scripts make.
  if (location.protocol === "file:") {
    addEventListener("click", ({ target }) => {
      const link = target instanceof Element ? target.closest("a") : null;
      if (link?.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
    }, true);
  }

  // The theme opens its menu by a label, which no keyboard reaches, and leaves the focus nowhere when the search closes.
  document.addEventListener("DOMContentLoaded", () => {
    const label = document.querySelector(".md-header__button[for=__drawer]");
    const [drawer, search] = ["__drawer", "__search"].map((id) => /** @type {HTMLInputElement | null} */ (document.getElementById(id)));
    if (!label || !drawer) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "gp-menu";
    button.setAttribute("aria-label", "Menu");
    button.append(...label.childNodes);
    label.append(button);
    const tell = () => button.setAttribute("aria-expanded", String(drawer.checked));
    tell();
    drawer.addEventListener("change", tell);
    button.addEventListener("click", (event) => {
      drawer.click();
      if (drawer.checked && event.detail === 0) /** @type {HTMLElement | null} */ (document.querySelector(".md-sidebar--primary a"))?.focus(); // by keyboard
    });

    /** @type {Element | null} What had the focus before the search took it. */
    let before = null;
    document.addEventListener("focusin", ({ target }) => {
      if (target instanceof Element && !target.closest(".md-search")) before = target;
    });
    document.addEventListener("pointerdown", () => (before = null));
    document.addEventListener("keydown", ({ key }) => {
      if (key !== "Escape") return;
      if (drawer.checked) {
        drawer.click();
        button.focus();
      } else if (search?.checked) {
        setTimeout(() => before instanceof HTMLElement && before.isConnected && before.focus({ preventScroll: true }));
      }
    }, true);
  });

  const color = scope.__md_get("__palette")?.color;
  if (color) {
    const wanted = color.media === "(prefers-color-scheme)" ? `(prefers-color-scheme: ${matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark"})` : color.media;
    for (const input of form?.querySelectorAll("input") ?? []) {
      if (input.dataset.mdColorMedia !== wanted) continue;
      for (const name of ["scheme", "primary", "accent"]) document.body.setAttribute(`data-md-color-${name}`, input.getAttribute(`data-md-color-${name}`) ?? "");
      document.body.setAttribute("data-md-color-media", wanted);
    }
  }
}
