#include "feature/govern/frameworks/framework.h"

#include <algorithm>
#include <map>

#include "model/names.h"

namespace sekimori::govern {
namespace {

// Members of a row that are not tags.
constexpr std::array<std::string_view, 12> own_members = {
    "id", "group", "ref", "ja", "en", "text_ja", "text_en", "source", "place", "standing", "since_standing", "maps"};

Framework read_shipped(const Json& file) {
  Framework out;
  out.id = file["id"].text();
  out.version = file["version"].text();
  out.title = wording_of(file);
  out.description = wording_of(file, "about");
  out.provider = "sekimori";
  out.locale = "ja";
  out.format = "shipped";
  out.source = source_json(file, file);
  const auto read = [&](const Json& row, bool assessable) {
    FrameworkItem item;
    item.id = row["id"].text();
    item.parent = row["group"].text();
    item.ref = row["ref"].text();
    item.title = wording_of(row);
    item.text = wording_of(row, "text");
    item.assessable = assessable;
    item.place = row["place"].is_string() ? row["place"].text() : file["place"].text();
    item.standing = standing_of(row, file);
    for (const auto& [name, value] : row.members())
      if (std::ranges::find(own_members, name) == own_members.end()) item.tags.set(name, value);
    if (!row["source"].is_null()) item.tags.set("source", row["source"]);
    for (const Json& map : row["maps"].items()) {
      const std::string_view to = map.text();
      const auto colon = to.find(':');
      out.mappings.push_back({item.id, std::string(to.substr(0, colon)), std::string(to.substr(colon + 1)), "intersect", Json::object()});
    }
    out.items.push_back(std::move(item));
  };
  for (const Json& group : file["group"].items()) {
    read(group, false);
    for (const Json& control : file["control"].items())
      if (control["group"].text() == group["id"].text()) read(control, true);
  }
  for (const Json& control : file["control"].items())
    if (control["group"].is_null()) read(control, true);
  return out;
}

}  // namespace

const FrameworkItem* Framework::find(std::string_view item) const {
  const auto found = std::ranges::find(items, item, &FrameworkItem::id);
  return found == items.end() ? nullptr : &*found;
}
std::size_t Framework::assessable() const {
  return static_cast<std::size_t>(std::ranges::count_if(items, [](const FrameworkItem& one) { return one.assessable; }));
}

Json to_json(const FrameworkItem& one) {
  return Json::object({{"id", one.id},
                       {"parent", one.parent},
                       {"ref", one.ref},
                       {"title", to_json(one.title)},
                       {"text", to_json(one.text)},
                       {"assessable", one.assessable},
                       {"tags", one.tags},
                       {"more", one.more},
                       {"place", one.place},
                       {"standing", name_of(one.standing)}});
}
Result<FrameworkItem> framework_item_from(const Json& json) {
  FrameworkItem out;
  TRY(model::read_text(json, "id", out.id));
  TRY(model::read_text(json, "parent", out.parent));
  TRY(model::read_text(json, "ref", out.ref));
  TRY(model::read_wording(json, "title", out.title));
  TRY(model::read_wording(json, "text", out.text));
  out.assessable = json["assessable"].bool_or(false);
  if (json["tags"].is_object()) out.tags = json["tags"];
  if (json["more"].is_object()) out.more = json["more"];
  TRY(model::read_text(json, "place", out.place));
  out.standing = standing_of(json);
  return out;
}

Json head_json(const Framework& one) {
  return Json::object({{"id", one.id},
                       {"version", one.version},
                       {"title", to_json(one.title)},
                       {"description", to_json(one.description)},
                       {"provider", one.provider},
                       {"copyright", one.copyright},
                       {"locale", one.locale},
                       {"format", one.format},
                       {"source", one.source},
                       {"items", one.items.size()},
                       {"assessable", one.assessable()},
                       {"mappings", one.mappings.size()},
                       {"left_out", model::texts_json(one.left_out)}});
}

Json to_json(const Framework& one) {
  Json items = Json::array();
  for (const FrameworkItem& item : one.items) items.push(to_json(item));
  Json mappings = Json::array();
  for (const FrameworkMapping& map : one.mappings)
    mappings.push(Json::object(
        {{"from", map.from}, {"framework", map.framework}, {"to", map.to}, {"relationship", map.relationship}, {"more", map.more}}));
  return head_json(one).set("items", std::move(items)).set("mappings", std::move(mappings)).set("more", one.more);
}

Result<Framework> framework_from(const Json& json) {
  Framework out;
  TRY(model::read_text(json, "id", out.id));
  TRY(model::read_text(json, "version", out.version));
  TRY(model::read_wording(json, "title", out.title));
  TRY(model::read_wording(json, "description", out.description));
  TRY(model::read_text(json, "provider", out.provider));
  TRY(model::read_text(json, "copyright", out.copyright));
  TRY(model::read_text(json, "locale", out.locale));
  TRY(model::read_text(json, "format", out.format));
  TRY(model::read_texts(json, "left_out", out.left_out));
  for (const Json& item : json["items"].items()) out.items.push_back(TRY(framework_item_from(item)));
  for (const Json& map : json["mappings"].items())
    out.mappings.push_back({map["from"].string_or(""), map["framework"].string_or(""), map["to"].string_or(""),
                            map["relationship"].string_or(""), map["more"].is_object() ? map["more"] : Json::object()});
  if (json["more"].is_object()) out.more = json["more"];
  return out;
}

const std::vector<Framework>& shipped_frameworks() {
  static const std::vector<Framework> all = [] {
    std::vector<Framework> out;
    for (const TextFile* file : text_files("frameworks")) out.push_back(read_shipped(file->json));
    return out;
  }();
  return all;
}

const Framework* shipped_framework(std::string_view id) {
  const auto found = std::ranges::find(shipped_frameworks(), id, &Framework::id);
  return found == shipped_frameworks().end() ? nullptr : &*found;
}

FrameworkDifference difference(const Framework& before, const Framework& after) {
  std::map<std::string_view, const FrameworkItem*> old;
  for (const FrameworkItem& item : before.items) old.emplace(item.id, &item);
  FrameworkDifference out;
  for (const FrameworkItem& item : after.items) {
    const auto found = old.find(item.id);
    if (found == old.end()) {
      out.added.push_back(&item);
      continue;
    }
    const FrameworkItem& was = *found->second;
    if (was.title == item.title && was.text == item.text && was.ref == item.ref && was.parent == item.parent) ++out.same;
    else out.changed.push_back({&was, &item});
    old.erase(found);
  }
  for (const FrameworkItem& item : before.items)
    if (old.contains(item.id)) out.removed.push_back(&item);
  return out;
}

Json to_json(const FrameworkDifference& one) {
  const auto list = [](const std::vector<const FrameworkItem*>& items) {
    Json out = Json::array();
    for (const FrameworkItem* item : items) out.push(to_json(*item));
    return out;
  };
  Json changed = Json::array();
  for (const ChangedItem& pair : one.changed)
    changed.push(Json::object({{"id", pair.after->id}, {"before", to_json(*pair.before)}, {"after", to_json(*pair.after)}}));
  return Json::object({{"added", list(one.added)}, {"removed", list(one.removed)}, {"changed", std::move(changed)}, {"same", one.same}});
}

}  // namespace sekimori::govern
