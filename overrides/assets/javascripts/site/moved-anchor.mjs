// @ts-check
// @needs .gp-moved, .gp-elsewhere
// @steady
// A place that went to another page leaves a line with a link, or stands below the link to that page. Whoever comes to it is sent on.

function sendOn() {
  const name = decodeURIComponent(location.hash.slice(1));
  const place = document.getElementById(name);
  if (place?.classList.contains("gp-moved")) {
    const link = place.querySelector("a");
    if (link) location.replace(link.href);
    return;
  }
  const holder = place?.closest(".gp-elsewhere")?.querySelector("a");
  if (holder instanceof HTMLAnchorElement) location.replace(`${holder.href}#${name}`);
}

addEventListener("hashchange", sendOn);
sendOn();
