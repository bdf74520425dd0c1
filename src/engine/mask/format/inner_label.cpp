#include "engine/mask/format/inner_label.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <set>

#include "base/text.h"

namespace sekimori::mask {
namespace {

// From the widest to the strictest.
constexpr std::array<std::string_view, 5> labels = {"CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"};
constexpr std::size_t none = labels.size();
constexpr std::string_view taken_out = "[TLP]";

// STIX 2.1 section 7.2.1.4 (TLP 1) and OASIS' extension for TLP 2.0.
constexpr std::pair<std::string_view, std::size_t> markings[] = {
    {"marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9", 0}, {"marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487", 0},
    {"marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da", 1}, {"marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb", 1},
    {"marking-definition--f88d31f6-486f-44da-b317-01333bde0b82", 2}, {"marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421", 2},
    {"marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003", 3}, {"marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed", 4},
    {"marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1", 4}};

// As people and tags write it, also in full width: TLP:RED, tlp:amber+strict, TLP: AMBER STRICT.
const RE2& written() {
  static const RE2 pattern(
      R"((?i)(?:^|[^A-Za-z0-9])((?:TLP|ＴＬＰ)\s*(?:2\.0\s*)?[:：=]\s*["']?\s*(AMBER\s*[+＋ _-]\s*STRICT|ＡＭＢＥＲ＋ＳＴＲＩＣＴ|CLEAR|WHITE|GREEN|AMBER|RED|ＣＬＥＡＲ|ＷＨＩＴＥ|ＧＲＥＥＮ|ＡＭＢＥＲ|ＲＥＤ))(?:[^A-Za-z]|$))");
  return pattern;
}

// Letters of full width (U+FF01 to U+FF5E) as those of ASCII, lower case.
std::string plain(std::string_view word) {
  std::string out;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (i + 2 < word.size() && word[i] == '\xEF' && (word[i + 1] == '\xBC' || word[i + 1] == '\xBD')) {
      const auto last = static_cast<unsigned char>(word[i + 2]);
      out += static_cast<char>(word[i + 1] == '\xBC' ? last - 0x80 + 0x20 : last - 0x80 + 0x60);
      i += 2;
    } else {
      out += word[i];
    }
  }
  return ascii_lower(out);
}

std::size_t label_named(std::string_view word) {
  constexpr std::pair<std::string_view, std::size_t> names[] = {{"clear", 0}, {"white", 0}, {"green", 1}, {"amber", 2}, {"red", 4}};
  const std::string name = plain(word);
  for (const auto& [known, label] : names)
    if (name == known) return label;
  return name.contains("strict") ? 3 : none;
}

class Strictest {
 public:
  void take(std::size_t label) {
    if (label != none && (label_ == none || label > label_)) label_ = label;
  }
  void text(std::string_view text) {
    re2::StringPiece left(text.data(), text.size()), whole, word;
    while (RE2::FindAndConsume(&left, written(), &whole, &word)) take(label_named({word.data(), word.size()}));
  }
  std::string_view name() const { return label_ == none ? std::string_view() : labels[label_]; }

 private:
  std::size_t label_ = none;
};

std::size_t label_of_marking(std::string_view id) {
  const auto* const found = std::ranges::find(markings, id, &std::pair<std::string_view, std::size_t>::first);
  return found == std::end(markings) ? none : found->second;
}

// Of a definition of a marking that a bundle brings: none where it is no label.
std::size_t label_of_definition(const Json& object) {
  if (object["type"].text() != "marking-definition") return none;
  if (const std::size_t known = label_of_marking(object["id"].text()); known != none) return known;
  if (const std::string_view tlp = object["definition"]["tlp"].text(); !tlp.empty()) return label_named(tlp);
  Strictest found;
  found.text(object["name"].text());
  const auto* const at = std::ranges::find(labels, found.name());
  return at == labels.end() ? none : static_cast<std::size_t>(at - labels.begin());
}

using Definitions = std::map<std::string, std::size_t, std::less<>>;

Definitions definitions_in(const Json& bundle) {
  Definitions out;
  for (const auto& [id, label] : markings) out.emplace(id, label);
  for (const Json& object : bundle["objects"].items())
    if (const std::size_t label = label_of_definition(object); label != none) out.emplace(object["id"].text(), label);
  return out;
}

// A definition binds nothing by itself: only what refers to it.
void walk(const Json& value, const Definitions& definitions, Strictest& found) {
  if (value.is_string()) {
    if (const auto known = definitions.find(value.text()); known != definitions.end()) found.take(known->second);
    else found.text(value.text());
    return;
  }
  if (label_of_definition(value) != none) return;
  for (const Json& one : value.items()) walk(one, definitions, found);
  for (const auto& [name, one] : value.members()) walk(one, definitions, found);
}

std::string without_words(std::string_view text) {
  std::string out;
  re2::StringPiece left(text.data(), text.size()), whole, word;
  while (RE2::FindAndConsume(&left, written(), &whole, &word)) {
    const auto start = static_cast<std::size_t>(whole.data() - text.data());
    out += text.substr(0, start);
    out += taken_out;
    // What followed the label was read to know its end, and stays.
    text = text.substr(start + whole.size());
    left = re2::StringPiece(text.data(), text.size());
  }
  return out += text;
}

bool bears_label(std::string_view text) {
  Strictest found;
  found.text(text);
  return !found.name().empty();
}

Json cleaned(const Json& value, const Definitions& definitions);

Json cleaned_list(std::string_view name, const Json& list, const Definitions& definitions) {
  Json out = Json::array();
  for (const Json& one : list.items()) {
    if (name == "object_marking_refs" && definitions.contains(one.text())) continue;
    if (name == "granular_markings" && definitions.contains(one["marking_ref"].text())) continue;
    if (name == "Tag" && bears_label(one["name"].text())) continue;
    if (name == "objects" && definitions.contains(one["id"].text())) continue;
    out.push(cleaned(one, definitions));
  }
  return out;
}

Json cleaned(const Json& value, const Definitions& definitions) {
  if (value.is_string()) return bears_label(value.text()) ? Json(without_words(value.text())) : value;
  if (value.is_array()) return cleaned_list({}, value, definitions);
  if (!value.is_object()) return value;
  Json out = Json::object();
  for (const auto& [name, one] : value.members()) {
    if (!one.is_array()) {
      out.set(name, cleaned(one, definitions));
      continue;
    }
    Json list = cleaned_list(name, one, definitions);
    // STIX knows no empty lists.
    if (!list.items().empty() || one.items().empty() || name == "objects" || name == "Tag") out.set(name, std::move(list));
  }
  return out;
}

}  // namespace

std::string_view strictest_label(const Report& report) {
  Strictest found;
  if (!report.document.is_null()) walk(report.document, definitions_in(report.document), found);
  for (const std::string& title : report.table.header) found.text(title);
  for (const CsvRow& row : report.table.rows)
    for (const std::string& cell : row.cells) found.text(cell);
  for (const ReportObject& object : report.objects) {
    for (const MailLine& line : object.headers) found.text(line.value);
    for (const std::string* text : {&object.subject, &object.hidden}) found.text(*text);
    if (report.document.is_null()) found.text(object.body);  // else the body is the document as text, and with it its definitions
  }
  return found.name();
}

void take_labels_out(Json& content, ReportFormat format) {
  content = cleaned(content, format == ReportFormat::stix ? definitions_in(content) : Definitions());
}

}  // namespace sekimori::mask
