#include "feature/govern/frameworks/document_tree.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <pugixml.hpp>
#include <vector>

#include "base/text.h"
#include "engine/detect/rules/yaml/yaml_tree.h"

namespace sekimori::govern {
namespace {

constexpr std::size_t most_nodes = 600'000;
constexpr int deepest = 60;
constexpr std::size_t most_members = 10'000;  // of one object: their names are compared with each other

Json scalar(const detect::YamlNode& node) {
  if (node.style == detect::YamlStyle::quoted) return Json(node.text);
  const std::string_view text = node.text;
  if (text == "true" || text == "True") return true;
  if (text == "false" || text == "False") return false;
  if (text == "null" || text == "~" || text.empty()) return {};
  // "007" and "09" are how somebody numbers, not how much.
  const std::string_view digits = text.starts_with('-') ? text.substr(1) : text;
  if (digits.size() > 1 && digits.front() == '0') return Json(node.text);
  std::int64_t number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (problem == std::errc() && end == text.data() + text.size()) return number;
  return Json(node.text);
}

Json json_of(const detect::YamlNode& node) {
  switch (node.kind) {
    case detect::YamlKind::null: return {};
    case detect::YamlKind::scalar: return scalar(node);
    case detect::YamlKind::sequence: {
      Json out = Json::array();
      for (const detect::YamlNode& item : node.items) out.push(json_of(item));
      return out;
    }
    case detect::YamlKind::map: {
      Json out = Json::object();
      for (const auto& [key, value] : node.members) out.set(key.text, json_of(value));
      return out;
    }
  }
  return {};
}

// OSCAL's XML names one of a kind, its JSON all of a kind: <control/> <control/> is "controls": [...].
struct Plural {
  std::string_view element, member;
};
constexpr std::array plurals = {Plural{"group", "groups"},
                                Plural{"control", "controls"},
                                Plural{"param", "params"},
                                Plural{"part", "parts"},
                                Plural{"prop", "props"},
                                Plural{"link", "links"},
                                Plural{"import", "imports"},
                                Plural{"include-controls", "include-controls"},
                                Plural{"exclude-controls", "exclude-controls"},
                                Plural{"with-id", "with-ids"},
                                Plural{"guideline", "guidelines"},
                                Plural{"constraint", "constraints"},
                                Plural{"value", "values"},
                                Plural{"choice", "choice"},
                                Plural{"set-parameter", "set-parameters"},
                                Plural{"alter", "alters"},
                                Plural{"add", "adds"},
                                Plural{"role", "roles"},
                                Plural{"party", "parties"},
                                Plural{"resource", "resources"},
                                Plural{"rlink", "rlinks"},
                                Plural{"hash", "hashes"},
                                Plural{"revision", "revisions"},
                                Plural{"document-id", "document-ids"},
                                Plural{"location", "locations"},
                                Plural{"responsible-party", "responsible-parties"},
                                Plural{"party-uuid", "party-uuids"},
                                Plural{"email-address", "email-addresses"},
                                Plural{"telephone-number", "telephone-numbers"},
                                Plural{"address", "addresses"},
                                Plural{"addr-line", "addr-lines"},
                                Plural{"component", "components"},
                                Plural{"capability", "capabilities"},
                                Plural{"control-implementation", "control-implementations"},
                                Plural{"implemented-requirement", "implemented-requirements"},
                                Plural{"statement", "statements"},
                                Plural{"by-component", "by-components"},
                                Plural{"control-selection", "control-selections"},
                                Plural{"include-control", "include-controls"},
                                Plural{"activity", "activities"},
                                Plural{"task", "tasks"},
                                Plural{"result", "results"},
                                Plural{"finding", "findings"},
                                Plural{"observation", "observations"},
                                Plural{"risk", "risks"},
                                Plural{"poam-item", "poam-items"},
                                Plural{"mapping", "mappings"},
                                Plural{"map", "maps"},
                                Plural{"source", "sources"},
                                Plural{"target", "targets"}};

// What the JSON form calls the text of an element that has attributes, too.
constexpr std::array<Plural, 3> text_members = {Plural{"hash", "value"}, Plural{"document-id", "identifier"},
                                                Plural{"telephone-number", "number"}};

bool is_line(std::string_view name) { return name == "title" || name == "label" || name == "usage" || name == "choice" || name == "text"; }
// Paragraphs are its whole content: the JSON form has them as one text.
bool is_words(std::string_view name) { return name == "description" || name == "remarks"; }

bool is_prose(std::string_view name) {
  constexpr std::array<std::string_view, 10> names = {"p", "ul", "ol", "table", "pre", "h1", "h2", "h3", "h4", "blockquote"};
  return std::ranges::find(names, name) != names.end();
}

// The words of a paragraph; where a parameter is put in, as the JSON form writes it.
void prose_of(const pugi::xml_node& node, std::string& out, int depth) {
  if (depth > deepest) return;
  for (const pugi::xml_node& child : node.children()) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
      out += child.value();
      continue;
    }
    const std::string_view name = child.name();
    if (name == "insert") {
      out += "{{ insert: ";
      out += child.attribute("type").as_string("param");
      out += ", ";
      out += child.attribute("id-ref").value();
      out += " }}";
      continue;
    }
    if (name == "li") out += "\n- ";
    prose_of(child, out, depth + 1);
  }
}

std::string tidy(std::string_view text) {
  std::string out;
  bool blank = false;
  for (const char c : text) {
    if (c == ' ' || c == '\t' || c == '\r') {
      blank = true;
      continue;
    }
    if (c == '\n') {
      blank = true;
      continue;
    }
    if (blank && !out.empty()) out += ' ';
    blank = false;
    out += c;
  }
  return out;
}

Result<Json> json_of(const pugi::xml_node& node, int depth, std::size_t& nodes) {
  if (depth > deepest) return error(ErrorCode::invalid_input, "the document is nested deeper than {} levels", deepest);
  if (++nodes > most_nodes) return error(ErrorCode::invalid_input, "the document has more than {} parts", most_nodes);
  Json out = Json::object();
  for (const pugi::xml_attribute& attribute : node.attributes())
    if (!std::string_view(attribute.name()).starts_with("xmlns")) out.set(attribute.name(), attribute.value());
  std::string prose;
  std::string text;
  bool children = false;
  std::map<std::string_view, Json> lists;
  for (const pugi::xml_node& child : node.children()) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
      text += child.value();
      continue;
    }
    if (child.type() != pugi::node_element) continue;
    children = true;
    const std::string_view name = child.name();
    if (is_prose(name)) {
      std::string words;
      prose_of(child, words, 0);
      prose += (prose.empty() ? "" : "\n") + tidy(words);
      continue;
    }
    if (is_line(name)) {
      std::string words;
      prose_of(child, words, 0);
      if (name == "choice") lists[name].push(tidy(words));
      else out.set(name, tidy(words));
      continue;
    }
    Json value = TRY(json_of(child, depth + 1, nodes));
    if (is_words(name) && value.is_object()) value = value["prose"];
    // <revisions><revision/>: the list itself stands in its own element.
    if (name == "revisions" && value.is_object()) value = value["revisions"];
    const auto plural = std::ranges::find(plurals, name, &Plural::element);
    if (plural == plurals.end()) {
      if (out.members().size() >= most_members)
        return error(ErrorCode::invalid_input, "the document has an element of more than {} kinds of parts", most_members);
      out.set(name, std::move(value));
      continue;
    }
    lists[plural->member].push(std::move(value));
  }
  for (auto& [name, list] : lists) out.set(name, std::move(list));
  if (!prose.empty()) out.set("prose", prose);
  const std::string words = tidy(text);
  if (!children && out.members().empty()) return Json(words);
  const auto called = std::ranges::find(text_members, std::string_view(node.name()), &Plural::element);
  if (!words.empty() && prose.empty()) out.set(called == text_members.end() ? "text" : called->member, words);
  return out;
}

// How many members the widest object of a JSON text has; found before it is read, in one pass.
std::size_t widest_object(std::string_view text) {
  std::vector<std::size_t> open;
  std::size_t widest = 0;
  bool quoted = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (quoted) {
      if (c == '\\') ++at;
      else if (c == '"') quoted = false;
      continue;
    }
    if (c == '"') quoted = true;
    else if (c == '{' || c == '[') open.push_back(0);
    else if ((c == '}' || c == ']') && !open.empty()) open.pop_back();
    else if (c == ':' && !open.empty()) widest = std::max(widest, ++open.back());
  }
  return widest;
}

Result<Json> from_xml(std::string_view text) {
  pugi::xml_document document;
  const auto parsed = document.load_buffer(text.data(), text.size(), pugi::parse_default | pugi::parse_ws_pcdata | pugi::parse_doctype,
                                           pugi::encoding_utf8);
  if (!parsed) return error(ErrorCode::invalid_input, "no XML: {} at byte {}", std::string_view(parsed.description()), parsed.offset);
  // What it declares is never expanded; words made of entities would be kept as their names.
  for (const pugi::xml_node& one : document.children())
    if (one.type() == pugi::node_doctype) return error(ErrorCode::invalid_input, "a document with a DOCTYPE is not taken in");
  const pugi::xml_node root = document.document_element();
  std::size_t nodes = 0;
  return Json::object({{root.name(), TRY(json_of(root, 0, nodes))}});
}

}  // namespace

Result<Json> document_tree(std::string_view text, std::string_view name) {
  if (text.size() > largest_document) return error(ErrorCode::invalid_input, "{}: larger than {} MiB", name, largest_document >> 20);
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (!is_valid_utf8(text)) return error(ErrorCode::invalid_input, "{}: not UTF-8", name);
  const std::string_view start = trim(text.substr(0, std::min<std::size_t>(text.size(), 4'096)));
  const auto read = [&]() -> Result<Json> {
    if (start.starts_with("{")) {
      if (widest_object(text) > most_members) return error(ErrorCode::invalid_input, "an object has more than {} members", most_members);
      return Json::parse(text);
    }
    if (start.starts_with("<")) return from_xml(text);
    const detect::YamlLimits limits{.bytes = largest_document, .depth = deepest, .nodes = most_nodes, .members = most_members};
    const auto documents = TRY(detect::parse_yaml(text, limits));
    if (documents.empty()) return error(ErrorCode::invalid_input, "the document is empty");
    return json_of(documents.front().root);
  };
  auto out = read();
  if (!out) return std::unexpected(std::move(out).error().at(name));
  if (!out->is_object()) return error(ErrorCode::invalid_input, "{}: neither a document of OSCAL nor a library of CISO Assistant", name);
  return out;
}

}  // namespace sekimori::govern
