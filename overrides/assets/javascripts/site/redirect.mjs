// @ts-check
// Sends a reader on from an old address, to the place on the page where there is one. A classic script, so that nobody waits for it.

{
  /** @type {{ places: Record<string, string>, page: string, whole: string }} */
  const moved = JSON.parse(document.getElementById("moved")?.textContent ?? "{}");
  const place = location.hash;
  location.replace(moved.places[place] ?? (place ? moved.page + place : moved.whole));
}
