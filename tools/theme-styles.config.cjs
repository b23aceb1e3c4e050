// What PurgeCSS reads, in the folder of a built site. Only the theme's own sheets get smaller: in ours every rule has its use, and some
// of their names are put together by scripts.
module.exports = {
  content: ["**/*.html", "assets/javascripts/**/*.js", "assets/javascripts/**/*.mjs"],
  css: ["assets/stylesheets/*.min.css"],
  // A rule that asks for one of these stays: their values are no words that stand in a page as they do in the rule.
  dynamicAttributes: ["align", "aria-sort", "class", "data-md-level", "data-md-toggle", "dir", "for", "href", "id", "open", "role", "src", "type"],
};
