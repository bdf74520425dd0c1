// A framework: what one can measure oneself by. Groups and controls in the order of its document, each below a parent.
//
//   const Framework* handbook = shipped_framework("handbook");
//   FrameworkDifference d = difference(before, after);      // by id: added, removed, other words
//
// Ours are texts of the program; others were read (framework_reader.h). Plain values.
#pragma once

#include "feature/govern/texts.h"

namespace sekimori::govern {

struct FrameworkItem {
  std::string id;              // unique within the framework
  std::string parent;          // id; empty: at the top
  std::string ref;             // as its document numbers it: "AC-2 (1)", "2.3"
  model::Wording title, text;  // one language may be empty
  bool assessable = false;     // a control, a requirement; else a group
  Json tags = Json::object();  // purpose, recipient, medium ...: text by name
  Json more = Json::object();  // what its document says of it beyond that: params, props, parts, links, questions, translations
  std::string place;           // page or section in its document
  Standing standing = Standing::unverified;
};

// Item `from` of this framework says of item `to` of another: equal, subset, superset, intersect.
struct FrameworkMapping {
  std::string from, framework, to, relationship;
  Json more = Json::object();  // rationale, strength and what else the document says of it
};

struct Framework {
  std::string id, version;
  model::Wording title, description;
  std::string provider, copyright, locale;
  std::string format;  // "shipped", "ciso-library", or "oscal-" and the kind of document: "oscal-catalog"
  Json source;         // of a shipped one
  std::vector<FrameworkItem> items;
  std::vector<FrameworkMapping> mappings;
  Json more = Json::object();         // what its document says of itself as a whole: metadata, back-matter, how answers are scored
  std::vector<std::string> left_out;  // what its file holds and this does not: "system-characteristics: 1"

  const FrameworkItem* find(std::string_view item) const;
  std::size_t assessable() const;
};
Json to_json(const FrameworkItem& item);
Result<FrameworkItem> framework_item_from(const Json& json);
Json to_json(const Framework& framework);    // whole
Json head_json(const Framework& framework);  // without items, mappings and what the document says beyond them
Result<Framework> framework_from(const Json& json);

const std::vector<Framework>& shipped_frameworks();
const Framework* shipped_framework(std::string_view id);

struct ChangedItem {
  const FrameworkItem* before = nullptr;
  const FrameworkItem* after = nullptr;
};
struct FrameworkDifference {
  std::vector<const FrameworkItem*> added, removed;
  std::vector<ChangedItem> changed;
  std::size_t same = 0;
};
// Pointers into both. O(n log n)
FrameworkDifference difference(const Framework& before, const Framework& after);
Json to_json(const FrameworkDifference& difference);

}  // namespace sekimori::govern
