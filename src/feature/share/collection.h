// A collection: objects that are shared together, and who may do what with them.
//
//   const Access access = access_of(collection, actor);
//   if (!access.read && !access.write) ...                    // for him there is no such collection
//   query.labels = access.labels;                             // what is marked more strictly than he may see is not there either
//
// Who is named as reader lists name people (record/permission.h): "account:ID", "group:NAME", "role:NAME", or "anybody" for every
// account. Roles of the register give no right here: who administers collections does not thereby read what is in them.
#pragma once

#include "base/json.h"
#include "engine/stix/marking.h"
#include "record/permission.h"
#include "store/objects/object_log.h"

namespace sekimori::share {

constexpr std::string_view collection_kind = "share_collection";
constexpr std::string_view default_root = "share";
constexpr std::string_view anybody = "anybody";

struct Reader {
  std::string who;
  stix::Tlp most = stix::Tlp::red;  // the strictest mark that he may see
};

struct Collection {
  std::string id;  // UUID
  std::string title;
  std::string description = {};
  std::string alias = {};  // another name in addresses: a-z 0-9 - _ .
  std::string root = std::string(default_root);
  std::vector<Reader> readers = {};
  std::vector<std::string> writers = {};
  bool intake = false;       // what members push into it becomes a report of theirs
  std::int64_t version = 0;  // of the record
};

struct Access {
  bool read = false;
  bool write = false;
  objects::Labels labels;  // marks that he may see
};
Access access_of(const Collection& collection, const record::Actor& actor);

// The label that an object marked so carries in the log.
std::uint8_t label_of(stix::Tlp tlp);

Json to_json(const Collection& collection);
Result<Collection> collection_from_json(std::string_view id, const Json& json);
// invalid_input naming what is wrong: title, alias, root, who.
Result<void> check(const Collection& collection);

}  // namespace sekimori::share
