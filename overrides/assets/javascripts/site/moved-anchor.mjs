// @ts-check
// @needs .gp-moved
// @steady
// A place that went to another page leaves a line with a link. Whoever comes to that place is sent on.

function sendOn() {
  const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const link = place?.classList.contains("gp-moved") ? place.querySelector("a") : null;
  if (link) location.replace(link.href);
}

addEventListener("hashchange", sendOn);
sendOn();
