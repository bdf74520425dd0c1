// The roster: who the members are, by every name they can be recognised by. docs/format/roster.md has the grammar.
//
//   Roster roster = TRY(Roster::parse(TRY(files.read_text("roster.json"))));
//   roster.organisations.front().names;        // {"株式会社田中精工", "田中精工"}
//
// It is the hub's secret: nothing of it may stand in what leaves.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "base/json.h"

namespace sekimori::mask {

struct RosterPerson {
  std::string name = {};                   // 山田太郎, family name first
  std::string kana = {};                   // ヤマダ タロウ, with a blank between family and given name
  std::string english = {};                // Taro Yamada
  std::vector<std::string> mail = {};      // addresses
  std::vector<std::string> accounts = {};  // log-in names
};

// What an organisation takes part as. Only organisations of one standing could have had the same mail: the police that reads along is
// nobody among whom a firm can hide.
enum class Standing : unsigned char { firm, association, authority };

// A member, or a partner whom members deal with (third party).
struct Organisation {
  std::string id;
  std::vector<std::string> names, kana, english;  // full and short
  std::vector<std::string> subsidiaries, products;
  std::vector<std::string> domains;    // own domains, cloud tenants
  std::vector<std::string> addresses;  // IP addresses and ranges (CIDR)
  std::vector<std::string> hosts, directories, shares;
  std::vector<std::string> phones, postal_addresses, departments;
  std::vector<RosterPerson> people;
  std::string stock_code, corporate_number;
  // What generalisation works on.
  std::string industry;    // id of the roster's tree of industries
  std::string prefecture;  // 東京都
  std::int64_t employees = 0;
  std::vector<std::string> sigs;
  std::string group;  // organisations under one parent count as one candidate; empty: by itself
  std::optional<Day> joined, left;
  Standing standing = Standing::firm;
  bool partner = false;
  // Member on the last day of this month? Who joined during it counts: it may report what it saw before. Who left during it does not.
  bool member_during(int year, int month) const;
};

struct Sig {
  std::string id;
  std::string ja, en;
  std::size_t k = 0;  // of this group alone, where it asks for more than the roster does
};

struct Industry {
  std::string id, parent;
  std::string ja, en;
};

struct Roster {
  std::vector<Sig> sigs;
  std::vector<Industry> industries;
  std::vector<Organisation> organisations;  // members first, then partners
  std::vector<std::string> public_words;    // names and domains that everybody knows, besides our own list
  std::vector<std::string> cleared;         // names and domains that may stand in shares
  std::size_t k_in_sig = 3;
  std::size_t k_across = 5;
  // Whether a reader counts among the candidates: a member knows that it was not itself.
  bool reader_counts = false;

  // invalid_input naming the member that is wrong. A floor of k below the contract's (3 and 5) is refused.
  static Result<Roster> parse(std::string_view json);

  const Sig* sig(std::string_view id) const;
  const Industry* industry(std::string_view id) const;
  std::optional<std::size_t> find(std::string_view organisation_id) const;
};

}  // namespace sekimori::mask
