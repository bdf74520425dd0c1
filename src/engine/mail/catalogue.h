// What we know of suspicious mails, out of content/mail-signs: the signs with their words, pretexts, hosts, answers.
//
//   const SignKind* kind = catalogue().sign("spf_fail");         // strong, "SPF failed ({0})"
//
// Read once, at first use; then constant. Any thread.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace sekimori::mail {

// note: nothing by itself; hint: unusual; strong: an attack does this, honest mail hardly ever.
enum class Weight : unsigned char { note, hint, strong };
std::string_view name_of(Weight weight);

struct SignKind {
  Weight weight = Weight::note;
  std::string ja, en;  // with {0}, {1}
};

struct Pretext {
  std::string id;
  std::string ja, en;
  std::size_t needs = 1;           // how many of the words make it
  std::vector<std::string> words;  // folded
};

// The answer to a report that is not shared.
struct Answer {
  std::string ja_title, en_title;
  std::string ja, en;  // with {number}, {reasons}
};

struct Catalogue {
  std::map<std::string, SignKind, std::less<>> signs;
  std::vector<Pretext> pretexts;
  std::set<std::string, std::less<>> shorteners;  // hosts
  std::set<std::string, std::less<>> leads_on;    // names of parameters under which an address stands that one is sent on to
  std::set<std::string, std::less<>> numbers;     // names of parameters that tell one addressee from another
  std::vector<std::string> imitated;              // well-known domains
  std::map<std::string, Answer, std::less<>> answers;
  std::vector<std::pair<std::string, std::vector<std::string>>> kinds;  // of report -> words that tell, folded

  const SignKind* sign(std::string_view id) const;
};

const Catalogue& catalogue();

}  // namespace sekimori::mail
