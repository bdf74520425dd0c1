#include "feature/share/collection.h"

#include <algorithm>

#include "base/ids.h"
#include "base/text.h"

namespace sekimori::share {
namespace {

constexpr std::size_t longest_name = 64;
constexpr std::size_t longest_title = 200;
constexpr std::size_t longest_description = 2000;

// What may stand in an address without being encoded, and is not taken for an id.
bool is_address_name(std::string_view name) {
  return !name.empty() && name.size() <= longest_name && !Uuid::parse(name) && std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
  }) && name.front() != '.';
}

bool names_somebody(std::string_view who) {
  return who == anybody || ((who.starts_with("account:") || who.starts_with("group:") || who.starts_with("role:")) &&
                            who.size() > who.find(':') + 1 && who.size() <= 200);
}

}  // namespace

std::uint8_t label_of(stix::Tlp tlp) { return static_cast<std::uint8_t>(tlp); }

Access access_of(const Collection& collection, const record::Actor& actor) {
  Access access;
  const std::vector<std::string> names = actor.reader_names();
  const auto is_named = [&](std::string_view who) { return who == anybody || std::ranges::find(names, who) != names.end(); };
  for (const Reader& reader : collection.readers) {
    if (!is_named(reader.who)) continue;
    access.read = true;
    for (std::size_t level = 0; level <= static_cast<std::size_t>(reader.most); ++level) access.labels.set(level);
  }
  // Who may see everything may see it whatever marks there will be.
  if (access.labels.test(label_of(stix::Tlp::red))) access.labels.set();
  access.write = std::ranges::any_of(collection.writers, is_named);
  return access;
}

Json to_json(const Collection& collection) {
  Json readers = Json::array();
  for (const Reader& reader : collection.readers)
    readers.push(Json::object({{"who", reader.who}, {"most", stix::identifier_of(reader.most)}}));
  Json writers = Json::array();
  for (const std::string& writer : collection.writers) writers.push(writer);
  return Json::object({{"id", collection.id},
                       {"title", collection.title},
                       {"description", collection.description},
                       {"alias", collection.alias},
                       {"root", collection.root},
                       {"readers", std::move(readers)},
                       {"writers", std::move(writers)},
                       {"intake", collection.intake}});
}

Result<Collection> collection_from_json(std::string_view id, const Json& json) {
  Collection out;
  out.id = id;
  out.title = json["title"].text();
  out.description = json["description"].text();
  out.alias = json["alias"].text();
  if (const std::string_view root = json["root"].text(); !root.empty()) out.root = root;
  for (const Json& row : json["readers"].items()) {
    const std::string_view most = row["most"].text();
    const auto level = most.empty() ? std::optional(stix::Tlp::red) : stix::tlp_from_identifier(most);
    if (!level) return error(ErrorCode::invalid_input, "readers: '{}' is none of clear, green, amber, amber_strict, red", most);
    out.readers.push_back({std::string(row["who"].text()), *level});
  }
  for (const Json& row : json["writers"].items()) out.writers.emplace_back(row.text());
  out.intake = json["intake"].bool_or(false);
  return out;
}

Result<void> check(const Collection& collection) {
  if (trim(collection.title).empty() || collection.title.size() > longest_title)
    return error(ErrorCode::invalid_input, "title: 1 to {} bytes are needed", longest_title);
  if (collection.description.size() > longest_description)
    return error(ErrorCode::invalid_input, "description: at most {} bytes", longest_description);
  if (!collection.alias.empty() && !is_address_name(collection.alias))
    return error(ErrorCode::invalid_input, "alias: 1 to {} of a-z, 0-9, '-', '_' and '.', and no UUID", longest_name);
  if (!is_address_name(collection.root))
    return error(ErrorCode::invalid_input, "root: 1 to {} of a-z, 0-9, '-', '_' and '.', and no UUID", longest_name);
  const auto somebody = [](std::string_view who) -> Result<void> {
    if (names_somebody(who)) return {};
    return error(ErrorCode::invalid_input, "'{}' names nobody: account:ID, group:NAME, role:NAME or anybody", who);
  };
  for (const Reader& reader : collection.readers) TRY(somebody(reader.who));
  for (const std::string& writer : collection.writers) TRY(somebody(writer));
  return {};
}

}  // namespace sekimori::share
