// @ts-check
// Whether a search tells of somebody in danger: dying, hurting oneself or others, an overdose, abuse. English and Spanish, misspelled,
// anywhere in a sentence. It needs no index, so that the card with the numbers stands there before anything has loaded.
// It errs toward danger: a card too many costs a glance. What it must find and must not is listed in search/crisis.yml.

/** Words that are often misspelled, and how they are meant. Shorter ones stand in `SLIPS`. */
const SPELLED = "suicide suicidal suicida suicidio suicidarse overdose overdosed overdosing sobredosis abused abusive abusing murder violence violencia violent myself himself herself themselves yourself killing hurting threatened threatening threatens strangled unconscious breathing anymore disappear".split(" ");
/** Real words that lie a slip away from one of those. */
const REAL = new Set("abuser abuses hunting hurling hurtling herself himself breeding breathing violently violets murmur killings overdue threatening".split(" "));
/** @type {Record<string, string>} */
const SLIPS = {
  kil: "kill", kll: "kill", kils: "kills", kiled: "killed", killl: "kill", kiling: "killing", killin: "killing", kys: "kill yourself", kms: "kill myself",
  dieing: "dying", dyeing: "dying", diying: "dying", dye: "die", dy: "die", diie: "die",
  hurtin: "hurting", hert: "hurt", hirt: "hurt", harmin: "harming", cuting: "cutting", cuttin: "cutting",
  wana: "want to", wanna: "want to", wanta: "want to", wnat: "want", wnats: "wants", wantes: "wants", gonna: "going to", gona: "going to", gunna: "going to",
  livin: "living", liveing: "living", lving: "living", leave: "leave", alife: "alive", lif: "life", endin: "ending",
  od: "overdose", oded: "overdose", ods: "overdose", oding: "overdose", ded: "dead", abuce: "abuse", abus: "abuse", abusd: "abused", abuseing: "abusing",
  rapped: "raped", raping: "raped", molestd: "molested", shot: "shoot", shooting: "shoot", shoots: "shoot", stabbed: "stab", stabbing: "stab", stabs: "stab",
  sucide: "suicide", suiside: "suicide", suicde: "suicide", suacide: "suicide", susicide: "suicide", sewerside: "suicide", dissapear: "disappear", disapear: "disappear", dissappear: "disappear", dissapeer: "disappear", suecide: "suicide", siuicide: "suicide", sucidal: "suicidal", suidical: "suicidal",
  morirme: "morir", morirse: "morir", muerir: "morir", kiero: "quiero", kiere: "quiere", qiero: "quiero", biolencia: "violencia", bivir: "vivir", vivr: "vivir",
};

const SELF = "(?:(?:my|him|her|them|your|it|our|one)sel(?:f|ves)|theirself|themself|hisself|self)";
const PEOPLE =
  "(?:me|you|him|her|them|us|someone|somebody|anyone|anybody|everyone|everybody|people|others?|person|kids?|children|child|baby|son|daughter|mom|mother|dad|father|parents?|family|wife|husband|boyfriend|girlfriend|partner|ex|boss|manager|supervisor|cowork\\w*|co workers?|staff|worker|counselor|case ?manager|roommate|neighbou?r|client|customer|customers|clients|coworkers|brother|sister|teacher|guy|man|woman|police|cops?)";
const OWN = "(?:my|his|her|their|your|our|the|a|an|another|some|other)";
/** Up to some words between two, so that a whole sentence is understood. @param {number} most */
const gap = (most) => `(?:\\w+ ){0,${most}}`;
const NO = "(?:not|no|dont|doesnt|didnt|cant|cannot|wont|never|nolonger|aint|isnt|wouldnt|nothing)";

/** What is no danger, taken out first. */
const HARMLESS = [
  "killer (?:app|apps|resume|cover letter|interview|instinct|deal|whale|bees?|feature|idea|pitch|smile|workout)",
  "(?:buzz|pain|weed|time|lady|giant|bug|mood|vibe|joy|deal|dream|job) ?kill(?:er|ers|ing)?",
  "kill(?:s|ed|ing)? (?:it|time|two birds|switch|the (?:time|mood|vibe|deal|lights?|engine|buzz|music|power|motor|messenger|grass|weeds)|weeds|bugs|germs|bacteria|mold|pests?|rats?|mice|insects|ants|roaches)",
  "dressed to kill", "threat\\w* (?:me |him |her |them |us |my client |people )?(?:to|with|of) (?:fire|firing|cut|cutting|quit|sue|suing|leave|terminat\\w*|report|call|evict\\w*|stop|end|take|lay|write|sanction|suspend|demote|dismiss\\w*|legal|a lawsuit|job loss)", "(?:mid ?life|housing|opioid|financial|economic|budget|labor|staffing|identity|climate|energy|debt) crisis", "crisis of (?:confidence|faith)", "di(?:e|ed|ing) of (?:boredom|embarrassment|laughter|thirst|heat|shame)", "kick(?:s|ed|ing)? (?:me|him|her|them|us|you|people) (?:out|off)", "roadkill", "overkill", "to kill a mockingbird", "kill fees?", "killing floor",
  `kill(?:s|ed|ing)? (?:${OWN} )?(?:chances?|benefits?|check|checks|ssi|ssdi|medicaid|medicare|snap|credit|score|motivation|momentum|confidence|dreams?|career|application|resume|hours|income|funding|program|grant|budget|deal|morale|productivity|interview|job|battery|back|feet|knees?|vibe|mood|business|businesses|economy|small towns?)`,
  `(?:job|work|feet|foot|back|knees?|shoulders?|hands?|commute|traffic|schedule|heat|paperwork|suspense|stairs|shift|hours|boredom|waiting|wait|bills?|rent|head|headache|shoes|boots) (?:is|are|was|were|just|really|keeps?|almost|s) ?(?:is |are |just |really )?kill(?:ing)? (?:me|him|her|them|us|you)`,
  "(?:substance|drug|alcohol|drugs|opioid|prescription) (?:use and )?(?:abuse|abuser|abusers)", "abus(?:e|ing) (?:of )?(?:drugs?|alcohol|substances?|opioids?|the system|sick leave|leave|overtime|benefits|power|authority|discretion)",
  "drug overdose prevention training", "narcan training",
  "dead ?(?:line|lines|end|ends|weight|bolt|lift|lifts|beat|pan|zone|heading)", "drop dead date", "dying (?:to (?:know|work|get|start|try|go|meet|see|find|have|be hired)|for (?:a|the) (?:job|chance|break|coffee))", "die (?:cut|cutter|cutting|cast|casting|maker|setter|hard)", "(?:tool and|dice or|a) die(?: maker| setter)?", "dye (?:hair|my hair|fabric)",
  "gun (?:shy|metal|range)", "(?:nail|glue|staple|spray|caulk|heat|price|radar|massage|tag|label) guns?", "(?:top|big|young|hired|jump the) guns?", "gun to (?:it|work)", "under the gun",
  "(?:cost|price|tax|budget|hair|meat|paper|wood|metal|glass|grass|lawn|fabric|steel|job|staff|pay|hours|benefit|tree|pattern) cutting", "cutting (?:edge|board|machine|hours|costs?|hair|meat|grass|trees|fabric|wood|metal|paper|vegetables|corners|back|tool|pay|my hours|his hours|her hours|their hours|staff|boards)", "cut(?:s|ting)? (?:my|his|her|their) (?:hours|pay|hair|benefits|check)",
  "shoot (?:me|us|you|him|her|them) (?:an?|the) (?:email|text|message|note|line)", "(?:photo|video|trouble|film|movie) ?shoots?", "shoot (?:for|a video|videos|photos|pictures|film|hoops)", "troubleshoot\\w*",
  "attack(?:s|ed|ing)? (?:the|this|that) (?:problem|pile|list|task|issue)", "(?:panic|anxiety|heart|asthma|cyber|ransomware) attacks?",
  "end of life (?:care|planning)", "(?:end|ending) (?:it|things) (?:on a|with a) (?:good|high|positive)", "life ending illness",
  "hit (?:me|him|her|us|them) up", "hit (?:the|a|my|his|her|their) (?:goal|goals|target|targets|mark|numbers?|quota|ground|limit|road|books|wall|jackpot)", "(?:hurts?|hit) (?:my|his|her|their) (?:recovery|health|career|chances|benefits?|ssi|ssdi|check|credit|back|knee|leg|arm|foot|hand|shoulder|business|feelings|resume|case)", `hurt ${SELF} (?:on the job|at work|lifting|while|falling|moving)`,
  "beat(?:s|ing)? (?:the|up (?:the )?(?:odds|cars?|books?|tables?)|others to|them to|him to|her to)", "beat up (?:old )?(?:car|truck|van|shoes|phone)",
  "violacion (?:de )?(?:derechos|la ley|probatoria|libertad condicional|las reglas|contrato)", "abuso de (?:sustancias|drogas|alcohol|medicamentos|poder|autoridad)", "armas? de doble filo", "matar (?:el )?(?:tiempo|hormigas|cucarachas|ratas|hierbas?|dos pajaros|el aburrimiento)",
  "gun violence (?:prevention|research)", "non ?violent (?:offenses?|felony|felonies|crimes?|records?)", "violent (?:felony|felonies|crimes?|offenses?|charges?|record|history|criminal)", "(?:murder|assault|violence|violent|weapons?|gun|rape|abuse|domestic violence) (?:charges?|convictions?|felony|felonies|records?|on (?:my|his|her|their) record|expunged|misdemeanor)", "(?:convicted|charged|conviction|charge|record) (?:\\w+ )?(?:of|with|for) \\w+(?: \\w+)?",
  "dead (?:mom|mother|dad|father|husband|wife|parent|spouse)s? (?:record|benefits|social security)",
];

const DANGER = [
  // Suicide
  "suicid\\w*", "unaliv\\w*", "kill(?:s|ed|ing)? (?:of )?" + SELF, `${SELF} (?:harm|injur|hurt|destruct)\\w*`,
  `(?:hurt|harm|cut|shoot|hang|drown|poison|stab|burn|injur|starv|strangl|chok|overdos|end|destroy|off|scratch|punch|gas)\\w* (?:of )?${SELF}`,
  `(?:end|ends|ended|ending|take|takes|taking|took|taken) ${OWN} (?:own )?(?:life|lives)`, "(?:end|ends|ended|ending) (?:it|things|everything) ?(?:all|now|tonight|today|for good|forever|already|for (?:me|him|her|them))", "(?:want|wants|wanted|going|ready|plan|plans|planning|try|trying|tried|rather|gets?|thinking (?:of|about)|thinks? (?:of|about)|talk\\w* (?:of|about)) (?:to )?(?:just )?end(?:ing)? (?:it|everything)", "(?:just )?wants? it (?:all )?to (?:be over|end|stop)",
  `(?:want\\w*|wish\\w*|ready|going|rather|hop\\w*|plan\\w*|like|tr(?:y|ying|ied)|prefer\\w*|deserves?|need\\w*|pray\\w*|beg\\w*|about|better|should|just|gets?|let \\w+|will|ll|might|could|scared i|afraid i) ${gap(4)}(?:die|dead|be dead|dying)`,
  "(?:talk|think|speak|spoke|thought|said|say|joke|write|wrote|post|text|obsess|threat|mention|sing|read|draw)\\w* ${gap(3)}(?:dying|death|being dead|be dead|to die|die|suicide|not being here)".replace("${gap(3)}", gap(3)),
  "(?:rather|better off|i(?:m| am)? as good as|as good as|wishes?|wish \\w+ (?:was|were)|would be) dead", "no ?(?:body|one) (?:would|will|d|ll) (?:even )?(?:miss|care|notice) ", "better (?:off )?without (?:me|him|her|them)", "(?:everyone|everybody|they|family|kids|world|people)(?: (?:would|will|d|ll))?(?: all)? be better (?:off )?(?:without|if)",
  `${NO} ${gap(2)}(?:want|wants|wanting|wanted|wish|deserve|care|going|feel like|see the point|see a point|like)(?: (?:to|of|in|about))* ?(?:be |being |keep |keep on |go on |even )?(?:live|living|liv|alive|exist|existing|here|wake|waking|around|on earth|anymore)\\b(?! (?:in|with|at|near|on (?:my|his|her|their) own|by|alone|there|closer|far|my|his|her|a|off|like this at)\\b)`,
  "(?:not|never) wak(?:e|ing) up(?: again)?", "sleep and (?:not|never) wake", "(?:tired|sick|done|over|fed up|finished) (?:of |with )?(?:living|life|being alive|this life|existing)", "(?:no|any|a) (?:reason|point|purpose|will|desire|wish|hope) (?:to|in|for|of) (?:live|living|go on|going on|life|be here|being alive|keep living|be alive|exist)", "(?:nothing|not much|little|anything) (?:left )?(?:to|worth) liv(?:e|ing)(?: for)?", "nothing to live", `life ${gap(3)}(?:worth living|worthless|pointless|not worth|no point|is over)`, "lost (?:the|all|his|her|my|their) will to live",
  `(?:cant|cannot|can not|couldnt|unable to|dont want to|doesnt want to|not) (?:go on|keep going|take it|take this|handle life|live (?:like|with)|live any|face (?:life|another day)|do life)(?: like this)?(?: living)?(?: any ?more| much longer)?`, "(?:giv\\w*|gave) up on (?:life|living)", "(?:goodbye|farewell) (?:note|letter|text|message|video|post)s?", "suicide note", "(?:said|saying|say|says) (?:his|her|their|my|final|last) goodbyes?", "giv\\w* away (?:all )?(?:his|her|their|my) (?:things|stuff|belongings|possessions)",
  "jump(?:s|ed|ing)? (?:off|from|in front|out of (?:a|the) window)", "(?:off|from) (?:a|the) (?:bridge|roof|building|ledge|overpass)", "slit\\w* ", "(?:cut|cuts|cutting|slash\\w*) (?:\\w+ )?(?:wrists?|arms?|legs?|thighs?|skin|throat)", "cutter|cutting", "(?:hang|hung|hanging|hanged) (?:him|her|my|them|your)?self", "noose", "disappear (?:for good|forever|from (?:the|this) (?:world|earth))", "(?:drive|walk|step|lie|run)\\w* (?:into|in|off|in front of) (?:\\w+ )?(?:traffic|train|truck|bus|cliff|river|tracks|tree)\\b(?! (?:route|stop|schedule|pass|ride))",
  // Overdose
  "overdos\\w*", `(?:took|take|taken|taking|swallow\\w*|downed|eat\\w*|ate|drank) ${gap(3)}(?:all|too many|too much|whole bottle|bottle|bunch|handful|lot)(?: of)? (?:\\w+ ){0,3}(?:pills?|meds?|medications?|medicines?|tablets?|sleeping pills|tylenol|drugs|bleach|poison)`, "(?:too many|all (?:his|her|my|the|their)|bottle of|handful of) (?:pills|meds|sleeping pills|medication)", "(?:not|isnt|stopped|cant|wont|quit|barely|hardly) (?:be )?breath(?:e|ing)", "(?:turn\\w*|lips|face|going) (?:are |is |turn\\w* )?blue", "(?:wont|cant|not|doesnt|isnt|never) (?:get \\w+ to )?(?:wake|waking) (?:him |her |them )?up", "unconscious|unresponsive|not responding|passed out|fentanyl|narcan|naloxone", "dr[au]nk (?:bleach|poison|antifreeze)",
  // Harm to others
  `kill(?:s|ed|ing)? (?:off )?(?:all )?(?:of )?(?:${OWN} |those |these |that |this )?(?:\\w+ )?${PEOPLE}\\b`, "(?:want|wants|going|go|gonna|try|trying|tried|threat\\w*|plan\\w*|will|ll|might|could|can|would|says?|said|thinking|thinks?|talk\\w*|urge|thoughts?|voices?) (?:\\w+ ){0,4}kill(?:ing)?\\b(?! (?:it|time))", "(?:kill|killing|kills) (?:everyone|everybody|people|them all)", "homicid\\w*", "murder\\w*", "massacre", "mass shooting",
  `(?:hurt|harm|stab|attack|shoot|strangl|chok|punch|hit|slap|beat|assault|poison|burn|kick|injure|injuring|hunt down|bomb|get back at|fight)\\w* (?:up )?(?:all )?(?:of )?(?:${OWN} |those |these )?${PEOPLE}\\b`, "hurt(?:ing)? (?:people|others|someone|somebody|anyone|everyone)", "shoot (?:up|(?:\\w+ )?(?:people|school|office|place|building|everyone|him|her|them|us|me))", "(?:bring\\w*|brought|has|have|had|got|carr(?:y|ies|ying|ied)|pull\\w*|wav\\w*|point\\w*|with|buy\\w*|bought|get\\w*|own|loaded) (?:a |an |his |her |my |the |in a )?(?:loaded )?(?:gun|guns|knife|weapon|weapons|pistol|rifle|machete|bomb|firearm)", "\\b(?:gun|bomb|weapon)s? (?:in|at|to|threat|on)\\b", "bomb threats?", "blow (?:up|this|the) (?:\\w+ )?(?:place|building|office|up)", "threat(?:en)?(?:s|ed|ing)? (?:to |me|him|her|us|them|my|his|the|staff|people|other|someone|everyone|with|violence|a |cowork\\w*|suicide|somebody|another)", "(?:is|are|was|gets?|getting|being|became|turned|turns) violent", "violent (?:\\w+ )?(?:toward|towards|at home|husband|wife|boyfriend|girlfriend|partner|person|client|customer|man|outburst|right now|with)",
  // Abuse
  "(?:child|elder|domestic|sexual|physical|verbal|emotional|spous\\w*|partner|financial|sexually|physically|emotionally|verbally) (?:abus|assault|violen|molest)\\w*", "abus(?:e|ed|es|er|ers|ing|ive)", "(?:domestic|family|partner|dating) violence", "violence (?:at|in) (?:the )?(?:home|house)", "(?:not|isnt|dont feel|doesnt feel|never|wasnt|feel(?:s)? un) ?safe (?:at|to go|going|in (?:my|his|her|their|the)) (?:home|house|own home|back|apartment)", "unsafe (?:at home|in (?:my|his|her|their) (?:own )?home)", "(?:afraid|scared|terrified|fears?) (?:of|to) (?:go(?:ing)? home|(?:my|his|her|their) (?:husband|wife|boyfriend|girlfriend|partner|ex|father|dad|mother|mom|stepdad|brother|uncle|caregiver|roommate|son))", `(?:husband|wife|boyfriend|girlfriend|partner|ex|father|dad|mother|mom|stepfather|stepdad|brother|uncle|caregiver|roommate|son|spouse|he|she|they|staff|boss|bf|gf|man) (?:keeps? |is |was |has |always |sometimes |just |been )*(?:hits?|hitting|beats?|beating|beaten|chok\\w*|strangl\\w*|punch\\w*|kicks?|kicked|slaps?|slapped|hurts?|hurting|rapes?|raped|molest\\w*|touch\\w*|assault\\w*|burn\\w*|lock\\w*|attack\\w*) (?:on )?(?:me|him|her|them|us|my|his|the kids)\\b`, "(?:gets?|got|getting|being|been|is|was) (?:hit|beaten|beat up|choked|strangled|raped|molested|assaulted|attacked|trafficked|stalked|hurt) (?:by|at home|every|again|last|on)", "\\braped?\\b", "rapist", "molest\\w*", "sexual(?:ly)? assault\\w*", "incest", "traffick\\w*", "stalk(?:er|ing|ed|s)", "battered", "black eye", "bruises", "beat(?:s|en|ing)? (?:me|him|her|them) ?(?:up)?",
  // Numbers, and the word itself
  "988", "911", "(?:crisis|suicide|emergency) (?:line|hotline|call|sheet|help|number|plan|card|text|team|form)", "in crisis", "having a (?:crisis|breakdown|mental breakdown)", "mental health crisis", "mental breakdown", "\\bcrisis\\b", "is in danger", "in danger", "danger to (?:self|himself|herself|others|themselves)", "emergency right now", "call (?:the )?(?:police|ambulance)",
  // Spanish
  "(?:quier\\w*|quer\\w*|ganas de|deseo|desea|prefier\\w*|pens\\w*|piens\\w*|hablo de|habla\\w*(?: de)?|dic\\w*|dijo|va a|voy a|intent\\w*|trat\\w*|mejor|podria|pensando|idea de|amenaz\\w*|planea|planes de) (?:\\w+ ){0,4}(?:morir\\w*|mori|muert\\w*|matar\\w*|suicid\\w*|desaparecer)", "me quiero morir|se quiere morir|quiero morir|ojala me muera|quisiera estar muert\\w*|estaria mejor muert\\w*|mejor muert\\w*|mejor sin (?:mi|el|ella)",
  "matar(?:me|se|lo|la|te|los|las|nos)", "matar a", "(?:me|se|lo|la|te|los|nos) (?:voy a|va a|quier\\w*|van a|podria|puedo|puede) matar", "quit(?:ar|o|a|arse|arme)\\w* (?:se )?(?:la|su|mi) (?:propia )?vida", "(?:acabar|terminar|poner fin) (?:con|a)? ?(?:todo|(?:mi|su|la) vida|esto de una vez)", "(?:no|ya no|sin) (?:\\w+ )?(?:quier\\w*|quer\\w*|ganas de|dese\\w*|puedo|puede|aguant\\w*|soport\\w*|vale la pena|tiene sentido|razon para|razones para|motivos? para) (?:\\w+ ){0,2}(?:vivir|viviendo|seguir(?! (?:estudiando|trabajando))|estar (?:aqui|viv\\w)|existir|la vida|mas(?! (?:horas|trabajo|dinero))|despertar)", "cansad\\w de (?:vivir|la vida|todo)", "la vida no (?:vale|tiene)", "hacer(?:me|se|le|les)? (?:mucho )?dano", "(?:lastim|hier|hera|her|cort|quem|ahorc|colg|envenen|dispar|golpe)\\w*(?:me|se)\\b", "(?:me|se) (?:lastim|hier|cort|quem|ahorc|golpe|dispar)\\w*", "(?:se|me) (?:quiere|quiero|va a|voy a|intento|trato de) (?:lastimar|cortar|ahorcar|colgar|tirar|aventar|herir|golpear|envenenar)", "sobredosis|intoxic\\w*", "(?:muchas|demasiadas|todas (?:las|sus|mis)|puno de|frasco de) (?:pastillas|pildoras|medicinas)", "no respira|no despierta|inconsciente|se desmayo", "(?:tirar|aventar|lanzar|saltar)\\w* (?:de|del|desde) (?:un |una |el |la )?(?:puente|techo|edificio|ventana|azotea)",
  "abus(?:o|a|an|ar|aron|ada|ado|ador|ando|aban)\\b", "maltrat\\w*", "violencia (?:domestica|familiar|en (?:la |mi |su )?casa|de pareja|contra)", "(?:me|le|la|lo|les|nos) (?:esta |estan )?(?:peg(?:a|an|o|aba|ando)|golpe\\w*|amenaz\\w*|viol(?:o|aron|a)\\b|ahorc\\w*|estrangul\\w*|toc\\w+ sin|lastim\\w*|hace dano|quiere matar|pegan)", "viol(?:ada|aron|acion|ador)\\b", "amenaz\\w* (?:con|de|a)", "(?:tiene|trae|trajo|saco|con|lleva) (?:un |una )?(?:pistola|arma|cuchillo|navaja|bomba|escopeta|rifle)", "miedo (?:de|a) (?:mi|su|ir a|volver a|regresar a)? ?(?:esposo|marido|novio|pareja|casa|ex|padre|padrastro)", "(?:no|ni) (?:me siento|se siente|esta|estoy) segur\\w en (?:mi |su |la )?casa", "linea de crisis|en crisis|crisis|emergencia ahora|peligro de muerte|en peligro|ayuda urgente",
];

const harmless = new RegExp(`\\b(?:${HARMLESS.join("|")})\\b`, "g");
const danger = new RegExp(`\\b(?:${DANGER.join("|")})`);

/** Whether one letter was left out, added, changed, or two were swapped. @param {string} one @param {string} other */
function isSlip(one, other) {
  if (one[0] !== other[0] || Math.abs(one.length - other.length) > 1) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  const [rest, else_] = [one.slice(at), other.slice(at)];
  return (
    rest.slice(1) === else_.slice(1) || rest.slice(1) === else_ || rest === else_.slice(1) || (rest.slice(2) === else_.slice(2) && rest[0] === else_[1] && rest[1] === else_[0])
  );
}

/** @param {string} word */
function meant(word) {
  if (Object.hasOwn(SLIPS, word)) return SLIPS[word];
  if (word.length < 6 || REAL.has(word) || SPELLED.includes(word)) return word;
  return SPELLED.find((known) => isSlip(word, known)) ?? word;
}

/**
 * Whether somebody may be in danger.
 * @param {string} query As typed.
 */
export function tellsOfDanger(query) {
  const words =
    query
      .toLowerCase()
      .normalize("NFD")
      .replace(/\p{M}+/gu, "")
      .replace(/\bo\.?d\.?(?:['’]d|['’]ing)?(?=\s|$)/g, "overdose")
      .replace(/['’‘`´]/g, "")
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const text = words.map((word) => meant(word.replace(/(.)\1{2,}/g, "$1$1"))).join(" ");
  return danger.test(text.replace(harmless, " "));
}

/** Whether it is asked in Spanish. @param {string} query */
export const isSpanish = (query) => /[ñ¿¡]|(?:^|\s)(?:quier[oe]|me|se|mi|su|una?|la|el|los|las|de|que|con|en|ya|no quier|morir|matar|suicidio|suicidarse|crisis de|abuso|sobredosis|ayuda)(?=\s|$)/i.test(query) && !/(?:^|\s)(?:the|is|to|my|his|her|she|he|and|wants?|someone|me and|of|at)(?=\s|$)/i.test(query);
