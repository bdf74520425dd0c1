// The last look at what leaves: every byte, in every reading, against all that must not stand there. It shares with the masking the
// list of words and nothing else: it has decoders of its own, takes no word's place in a sentence into account, and refuses.
//
//   const Gate of_roster(roster_knowledge);
//   Gate gate(knowledge, &of_roster);
//   Result<Masked<std::string>> share = gate.admit(std::move(bytes));
//   if (!share) ...   // not_permitted; gate.search(bytes) says what and where
//
// Refused are words of any member and of this report's recipients, addresses inside networks and those of members, however written, home
// folders and shares. Any bytes may be
// shown to it: a masked report, an object made from it, a mail that announces it. Readings of more than 64 MB together are not searched to
// their end, and therefore refused.
#pragma once

#include <string>
#include <vector>

#include "base/json.h"
#include "engine/mask/knowledge.h"
#include "engine/mask/masked.h"
#include "engine/mask/text/tight.h"

namespace sekimori::mask {

// Why bytes may not leave: somebody is named, or there are more readings of them than can be searched, and what was not searched is not
// known to name nobody.
enum class LeakGround : unsigned char { named, not_searched };

constexpr std::size_t most_searched = std::size_t(64) << 20;  // bytes of all readings together

struct Leak {
  LeakGround ground = LeakGround::named;
  Identifier identifier = Identifier::organisation;  // of what is named
  std::string how;                                   // decoders on the way: "percent, base64"; empty: it stands there plainly
  std::string around;                                // for the reviewer alone: the text about it
};

class Gate {
 public:
  // Of the words of one Knowledge alone; `below`: those of the roster, which must live longer.
  explicit Gate(const Knowledge& knowledge, const Gate* below = nullptr, std::size_t most_bytes = most_searched);

  // At most 20 of what is found; empty: it may pass. Any thread.
  std::vector<Leak> search(std::string_view bytes) const;
  // not_permitted, naming sorts and places but never the words. The message is safe to log.
  Result<Masked<std::string>> admit(std::string bytes) const;
  Result<Masked<Json>> admit(Json value) const;  // searched as it will be written

 private:
  struct Entry {
    std::u32string tight;
    Identifier identifier;
    bool single_name;  // part of a person's name: inside links and hosts it is not refused
    bool ambiguous;
    NameForm form;
  };
  // `kept`: what a person of the hub said is the attacker's. Only short forms, which are no proof, give way to it.
  void search_tight(const std::u32string& text, const Tight& tight, const std::string& how, const std::vector<std::u32string>& kept,
                    std::vector<Leak>& out) const;
  void search_reading(const std::u32string& text, const std::string& how, std::vector<Leak>& out) const;

  const Gate* below_;
  std::size_t most_bytes_;
  bool is_own_address(std::string_view ip) const;

  std::vector<std::u32string> kept_;
  std::vector<Network> networks_;
  std::vector<Entry> entries_;
  std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> by_start_;  // first two signs
};

}  // namespace sekimori::mask
