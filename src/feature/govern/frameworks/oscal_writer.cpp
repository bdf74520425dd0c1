#include "feature/govern/frameworks/oscal_writer.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/ids.h"
#include "base/text.h"
#include "feature/govern/frameworks/framework_parts.h"

namespace sekimori::govern {
namespace {

// OSCAL's tokens begin with a letter or "_" and hold letters, digits, ".", "-" and "_" alone.
std::string token_of(std::string_view id) {
  std::string out;
  for (const char c : id) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    const bool fits = letter || (c >= '0' && c <= '9') || c == '.' || c == '-';
    if (out.empty() && !letter) out += '_';
    out += fits ? c : '_';
  }
  return out.empty() ? "_" : out;
}

// One line without space at its ends: what a value or a title may be.
std::string line_of(std::string_view text) {
  std::string out;
  for (const char c : trim(text)) out += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
  return out;
}

// A title may have space at its ends; of lines it has one.
std::string title_line_of(std::string_view text) {
  if (trim(text).empty()) return {};
  std::string out(text);
  std::ranges::replace_if(out, [](char c) { return c == '\n' || c == '\r'; }, ' ');
  return out;
}

Json own_prop(std::string_view name, std::string_view value) {
  return Json::object({{"name", name}, {"ns", own_namespace}, {"value", line_of(value)}});
}

class Writer {
 public:
  Writer(const Framework& framework, Language language) : framework_(framework), language_(language) {
    for (const FrameworkItem& item : framework.items) {
      children_.emplace(item.parent, &item);
      std::string token = token_of(item.id);
      for (int at = 2; !used_.insert(token).second; ++at) token = fmt::format("{}_{}", token_of(item.id), at);
      tokens_.emplace(item.id, std::move(token));
    }
  }

  Json catalog(std::string_view uuid, std::string_view last_modified) const {
    const std::string title = line_of(words(framework_.title));
    Json metadata = Json::object({{"title", title.empty() ? line_of(framework_.id) : title},
                                  {"last-modified", last_modified},
                                  {"version", framework_.version.empty() ? std::string("1") : line_of(framework_.version)},
                                  {"oscal-version", "1.1.2"}});
    const Json before = of_catalog() ? framework_.more["metadata"] : Json::object();
    for (const std::string_view member :
         {"published", "revisions", "document-ids", "props", "links", "roles", "locations", "parties", "responsible-parties", "remarks"})
      if (const Json& value = before[member]; size_of(value) > 0) metadata.set(member, value);
    // In which language its words are: OSCAL has no member for it.
    Json props = Json::array();
    for (const Json& prop : metadata["props"].items())
      if (prop["ns"].text() != own_namespace) props.push(prop);
    metadata.set("props", props.push(own_prop("language", in_japanese() ? "ja" : "en")));
    Json out = Json::object({{"uuid", uuid}, {"metadata", std::move(metadata)}});
    if (const Json& params = framework_.more["params"]; of_catalog() && params.is_array()) out.set("params", params);
    // Of what asks for nothing at all (threats, say) each entry is a control that asks for nothing: a catalogue needs some.
    add_children(out, "", std::ranges::none_of(framework_.items, is_control), 0);
    if (const Json& matter = framework_.more["back-matter"]; of_catalog() && matter.is_object()) out.set("back-matter", matter);
    return Json::object({{"catalog", std::move(out)}});
  }

 private:
  const std::string& words(const model::Wording& text) const {
    const std::string& wished = text.in(language_);
    return !wished.empty() ? wished : text.ja.empty() ? text.en : text.ja;
  }

  // A catalogue goes out as it was; of others the wished language, if there are words in it.
  bool in_japanese() const {
    if (of_catalog()) return framework_.locale.starts_with("ja");
    const auto said = [&](const FrameworkItem& item) { return !item.title.in(language_).empty() || !item.text.in(language_).empty(); };
    return (language_ == Language::ja) == std::ranges::any_of(framework_.items, said);
  }

  bool of_catalog() const { return framework_.format == "oscal-catalog"; }
  static bool is_control(const FrameworkItem& item) { return item.assessable || item.more["kind"].text() == "control"; }

  // A control has controls below it and nothing else; of a group that stood there a prop says that nothing is asked for.
  void add_children(Json& out, std::string_view parent, bool in_control, int depth) const {
    Json groups = Json::array();
    Json controls = Json::array();
    const auto [first, last] = children_.equal_range(parent);
    // A group has groups below it or controls, never both; the catalogue itself may.
    const auto asks = [](const auto& child) { return is_control(*child.second); };
    if (!parent.empty() && std::any_of(first, last, asks) && !std::all_of(first, last, asks)) in_control = true;
    for (auto at = first; at != last && depth <= deepest_group; ++at) {
      const bool control = in_control || is_control(*at->second);
      (control ? controls : groups).push(item(*at->second, control, depth + 1));
    }
    if (!groups.items().empty()) out.set("groups", std::move(groups));
    if (!controls.items().empty()) out.set("controls", std::move(controls));
  }

  Json props_of(const FrameworkItem& item, bool control, const std::string& token) const {
    Json props = of_catalog() && item.more["props"].is_array() ? item.more["props"] : Json::array();
    const auto has = [&](std::string_view name, std::string_view value = {}) {
      return std::ranges::any_of(
          props.items(), [&](const Json& one) { return one["name"].text() == name && (value.empty() || one["value"].text() == value); });
    };
    if (!line_of(item.ref).empty() && !has("label")) props.push(Json::object({{"name", "label"}, {"value", line_of(item.ref)}}));
    if (token != item.id) {
      Json prop = own_prop("id", item.id);
      if (line_of(item.id) != item.id) prop.set("remarks", item.id);
      props.push(std::move(prop));
    }
    if (control && !item.assessable && !has("status", "withdrawn")) props.push(own_prop("assessable", "no"));
    const std::string& title = words(item.title);
    if (title.empty()) props.push(own_prop("title", "none"));
    else if (title != title_line_of(title)) props.push(own_prop("title", "lines").set("remarks", title));
    if (framework_.format == "shipped") {
      for (const auto& [name, value] : item.tags.members())
        if (value.is_string() && !trim(value.text()).empty()) props.push(own_prop(name, value.text()));
      props.push(own_prop("standing", name_of(item.standing)));
      if (!trim(item.place).empty()) props.push(own_prop("place", item.place));
    }
    return props;
  }

  Json item(const FrameworkItem& item, bool control, int depth) const {
    const std::string& token = tokens_.find(item.id)->second;
    Json out = Json::object({{"id", token}});
    if (const Json& kind = item.more["class"]; of_catalog() && kind.is_string()) out.set("class", kind);
    std::string title = title_line_of(words(item.title));
    if (title.empty()) title = line_of(item.ref);
    out.set("title", title.empty() ? line_of(item.id) : title);
    if (const Json& params = item.more["params"]; of_catalog() && params.is_array()) out.set("params", params);
    if (Json props = props_of(item, control, token); !props.items().empty()) out.set("props", std::move(props));
    if (const Json& links = item.more["links"]; of_catalog() && links.is_array()) out.set("links", links);
    if (const Json& parts = item.more["parts"]; of_catalog() && parts.is_array()) out.set("parts", parts);
    else if (const std::string& text = words(item.text); !trim(text).empty())
      out.set("parts",
              Json(Json::Array{Json::object({{"id", token + "_smt"}, {"name", control ? "statement" : "overview"}, {"prose", text}})}));
    add_children(out, item.id, control, depth);
    return out;
  }

  const Framework& framework_;
  Language language_;
  std::multimap<std::string_view, const FrameworkItem*> children_;
  std::map<std::string_view, std::string> tokens_;
  std::set<std::string, std::less<>> used_;
};

}  // namespace

std::string oscal_uuid(Clock& clock, Random& random) {
  std::string out = Uuid::make(clock, random).to_string();
  // Its first part is a time: drawn anew, so that only chance is left.
  const std::string other = Uuid::make(clock, random).to_string();
  out.replace(0, 8, other, 24, 8);
  out.replace(9, 4, other, 32, 4);
  out[14] = '4';
  return out;
}

Json to_oscal(const Framework& framework, std::string_view uuid, std::string_view last_modified, Language language) {
  return Writer(framework, language).catalog(uuid, last_modified);
}

}  // namespace sekimori::govern
