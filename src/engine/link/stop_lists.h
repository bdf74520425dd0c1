// Values that tie nobody to anybody: well-known sites, mail providers, content networks, sinkholes, private addresses, members' own
// domains.
//
//   StopLists lists = TRY(StopLists::load(files, "warninglists"));
//   lists.judge({FeatureType::domain, "www.google.com"}).ground;      // Ground::stopped
//   lists.judge({FeatureType::domain, "evil.duckdns.org"}).ground;    // Ground::own: the provider is known, the name is its customer's
//
// A folder holds MISP warning lists (NAME/list.json or NAME.json) and lists of our own (NAME.txt: a name, address, network, mail address or
// hash a line; '#' begins a comment). docs/format/stop-lists.md.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/files.h"
#include "engine/link/feature.h"

namespace sekimori::link {

enum class Ground : unsigned char {
  own,      // speaks for whoever used it
  shared,   // let to many in turn: an address at a large host counts half
  stopped,  // says nothing
};

struct Judgement {
  Ground ground = Ground::own;
  std::string_view list;  // which list said so; lives as long as the lists
};

struct StopListCount {
  std::string name;
  size_t entries = 0;
  size_t unusable = 0;  // of a kind that no feature of ours has (telephone numbers), or that cannot be read
};

class StopLists {
 public:
  StopLists();  // only what needs no list: private and reserved addresses, hashes of nothing
  // not_found without the folder; invalid_input for a list that is not one, with its name.
  static Result<StopLists> load(Files& files, const Path& folder);
  // One list; `name` decides how names of hosting and of providers are read.
  Result<void> add_warning_list(std::string_view name, std::string_view json);
  Result<void> add_lines(std::string_view name, std::string_view text);

  // Any thread while nothing is added. Cost: a few hash look-ups, a microsecond.
  Judgement judge(const Feature& feature) const;
  std::vector<StopListCount> counts() const;  // of each list that was given, in the order in which they were
  size_t lists() const;
  size_t entries() const;  // with what needs no list
  size_t unusable() const;

 private:
  struct Tables;
  std::shared_ptr<Tables> tables_;
};

}  // namespace sekimori::link
