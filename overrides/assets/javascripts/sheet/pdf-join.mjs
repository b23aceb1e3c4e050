// @ts-check
// Many filled sheets as one PDF that is tagged as each of them was. A field is named by its sheet and itself, `my-pitch.who-i-am`, since
// two sheets may ask the same. ISO 32000-1, 7.7.3, 12.7.3.2 and 14.7.

/** @typedef {{ slug: string, title: string, bytes: Uint8Array }} Part */

/** @param {any} lib @param {Part[]} parts one or more @param {string} title @returns {Promise<Uint8Array>} */
export async function joinPdfs(lib, parts, title) {
  const [first, ...others] = parts;
  const load = (/** @type {Part} */ { bytes }) => lib.PDFDocument.load(bytes, { updateMetadata: false });
  const pdf = await load(first);
  nameFields(lib, pdf.context, pdf.catalog, first);
  for (const part of others) {
    const other = await load(part);
    const copied = lib.PDFObjectCopier.for(other.context, pdf.context).copy(other.catalog);
    nameFields(lib, pdf.context, copied, part);
    append(lib, pdf, copied);
  }
  retitle(lib, pdf, title);
  return pdf.save({ updateFieldAppearances: false, addDefaultPage: false });
}

/** @param {any} lib */
const reading = (lib) => (/** @type {any} */ dict, /** @type {string} */ key) => dict?.lookup(lib.PDFName.of(key));

/**
 * Put all fields below one of the sheet's name, its title before what they ask for, and its name before the marks by which cells of tables name their heads.
 * @param {any} lib @param {any} context @param {any} catalog @param {Part} part
 */
function nameFields(lib, context, catalog, { slug, title }) {
  const [at, name] = [reading(lib), lib.PDFName.of];
  const form = at(catalog, "AcroForm");
  const kids = at(form, "Fields");
  const parent = context.register(context.obj({ T: lib.PDFHexString.fromText(slug), Kids: kids }));
  for (const kid of kids.asArray()) {
    const field = context.lookup(kid);
    field.set(name("Parent"), parent);
    for (const one of [field, ...(at(field, "Kids")?.asArray().map((/** @type {any} */ widget) => context.lookup(widget)) ?? [])]) {
      const asks = at(one, "TU")?.decodeText();
      if (asks) one.set(name("TU"), lib.PDFHexString.fromText(`${title}: ${asks}`));
    }
  }
  form.set(name("Fields"), context.obj([parent]));
  const marked = (/** @type {any} */ mark) => lib.PDFHexString.fromText(`${slug}.${mark.decodeText()}`);
  const walk = (/** @type {any} */ element) => {
    if (element instanceof lib.PDFArray) for (let place = 0; place < element.size(); place += 1) walk(element.lookup(place));
    if (!(element instanceof lib.PDFDict)) return;
    if (at(element, "ID")?.decodeText) element.set(name("ID"), marked(at(element, "ID")));
    const looks = at(element, "A");
    for (const look of looks instanceof lib.PDFArray ? looks.asArray().map((/** @type {any} */ one) => context.lookup(one)) : [looks]) {
      const heads = look instanceof lib.PDFDict ? at(look, "Headers") : null;
      if (heads) look.set(name("Headers"), context.obj(heads.asArray().map((/** @type {any} */ one) => marked(context.lookup(one)))));
    }
    walk(at(element, "K"));
  };
  walk(at(at(catalog, "StructTreeRoot"), "K"));
}

/** Put what was copied of another file behind what a file has. @param {any} lib @param {any} pdf @param {any} copied its catalog */
function append(lib, pdf, copied) {
  const { context, catalog } = pdf;
  const [at, name] = [reading(lib), lib.PDFName.of];
  const [ours, theirs] = [catalog, copied].map((one) => at(one, "StructTreeRoot"));
  const numbers = at(at(ours, "ParentTree"), "Nums");
  const more = at(at(theirs, "ParentTree"), "Nums");
  let offset = 0; // of the keys by which pages and boxes name their place among the tags
  for (let place = 0; place < numbers.size(); place += 2) offset = Math.max(offset, numbers.lookup(place).asNumber() + 1);
  for (let place = 0; place < more.size(); place += 2) {
    numbers.push(context.obj(more.lookup(place).asNumber() + offset));
    numbers.push(more.get(place + 1));
  }
  const shift = (/** @type {any} */ dict, /** @type {string} */ key) => {
    const value = at(dict, key);
    if (value) dict.set(name(key), context.obj(value.asNumber() + offset));
  };
  const pages = at(copied, "Pages");
  for (const page of leavesOf(lib, pages)) {
    shift(page, "StructParents");
    const notes = at(page, "Annots");
    for (let place = 0; place < (notes?.size() ?? 0); place += 1) shift(notes.lookup(place), "StructParent");
  }

  const kids = at(ours, "K");
  const list = kids instanceof lib.PDFArray ? kids : context.obj([ours.get(name("K"))]);
  const added = at(theirs, "K");
  const root = catalog.get(name("StructTreeRoot"));
  for (const one of added instanceof lib.PDFArray ? added.asArray() : [theirs.get(name("K"))]) {
    context.lookup(one).set(name("P"), root);
    list.push(one);
  }
  ours.set(name("K"), list);

  const tree = at(catalog, "Pages");
  at(tree, "Kids").push(copied.get(name("Pages")));
  pages.set(name("Parent"), catalog.get(name("Pages")));
  tree.set(name("Count"), context.obj(at(tree, "Count").asNumber() + at(pages, "Count").asNumber()));

  const [form, added2] = [catalog, copied].map((one) => at(one, "AcroForm"));
  for (const field of at(added2, "Fields").asArray()) at(form, "Fields").push(field);
  const [fonts, others] = [form, added2].map((one) => at(at(one, "DR"), "Font"));
  for (const [key, font] of others.entries()) if (!fonts.has(key)) fonts.set(key, font);
  chain(lib, context, catalog, copied);
}

/** @param {any} lib @param {any} node @returns {any[]} */
function leavesOf(lib, node) {
  const kids = reading(lib)(node, "Kids");
  return kids ? Array.from({ length: kids.size() }, (_, place) => leavesOf(lib, kids.lookup(place))).flat() : [node];
}

/** The other file's bookmarks after ours. @param {any} lib @param {any} context @param {any} catalog @param {any} copied */
function chain(lib, context, catalog, copied) {
  const [at, name] = [reading(lib), lib.PDFName.of];
  const [ours, theirs] = [catalog, copied].map((one) => at(one, "Outlines"));
  if (!at(ours, "Last") || !at(theirs, "First")) return;
  const [last, first] = [ours.get(name("Last")), theirs.get(name("First"))];
  for (let one = at(theirs, "First"); one; one = at(one, "Next")) one.set(name("Parent"), catalog.get(name("Outlines")));
  context.lookup(last).set(name("Next"), first);
  context.lookup(first).set(name("Prev"), last);
  ours.set(name("Last"), theirs.get(name("Last")));
  ours.set(name("Count"), context.obj((at(ours, "Count")?.asNumber() ?? 0) + (at(theirs, "Count")?.asNumber() ?? 0)));
}

/** The title stands in two places. @param {any} lib @param {any} pdf @param {string} title */
function retitle(lib, pdf, title) {
  pdf.setTitle(title);
  const stream = reading(lib)(pdf.catalog, "Metadata");
  const bytes = stream instanceof lib.PDFRawStream ? lib.decodePDFRawStream(stream).decode() : stream.getContents();
  const safe = title.replace(/[&<>]/g, (letter) => `&#${letter.charCodeAt(0)};`);
  const text = new TextDecoder().decode(bytes).replace(/(<dc:title>.*?<rdf:li[^>]*>)[^<]*/s, (_, before) => before + safe).replace(/<rdf:Description[^>]*><dc:description>.*?<\/dc:description><\/rdf:Description>/s, "");
  const about = pdf.context.stream(new TextEncoder().encode(text), { Type: "Metadata", Subtype: "XML" });
  pdf.catalog.set(lib.PDFName.of("Metadata"), pdf.context.register(about));
}
