// One thing noticed about a mail, with what it rests on and why it matters, for people in both languages.
//
//   Signs signs;
//   signs.in("a.eml");                                                       // what follows is about this mail
//   signs.add("reply_to_differs", "Reply-To", value, {"x@evil.example", "firm.example"});
//
// The words stand in content/mail-signs/signs.toml. At most 400 signs of a report are kept; how many were left out is told.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/json.h"
#include "engine/mail/catalogue.h"

namespace sekimori::mail {

// Whether a sign may be shown to whoever sent the report: one that rests on what the hub knows of other members may not.
enum class Sight : unsigned char { reporter, hub };

struct Sign {
  std::string id;
  Weight weight = Weight::note;
  std::string mail;   // path of the mail or file
  std::string place;  // header, attachment, body, link
  std::string value;  // what stood there, cut to 500 bytes
  std::string ja, en;
  Sight sight = Sight::reporter;
};
Json to_json(const Sign& sign);

// One word for the reasons of a sign, in both languages.
std::string both(std::string_view ja, std::string_view en);

class Signs {
 public:
  void in(std::string_view mail) { mail_ = mail; }
  // A word that differs between the languages is given as both(ja, en).
  void add(std::string_view id, std::string_view place, std::string_view value, const std::vector<std::string>& words = {},
           Sight sight = Sight::reporter);
  const std::vector<Sign>& all() const { return all_; }
  std::size_t left_out() const { return left_out_; }
  bool has(std::string_view id) const;
  std::size_t count(Weight weight) const;

 private:
  std::string mail_;
  std::vector<Sign> all_;
  std::size_t left_out_ = 0;
};

// A value that may be missing, as JSON: null without it.
template <class T>
Json json_or_null(const std::optional<T>& value) {
  Json out;
  if (value) out = Json(*value);
  return out;
}
Json json_or_null(const std::optional<Instant>& value);

// "…" at the end of what was cut; whole characters, no control signs.
std::string cut_value(std::string_view text, std::size_t bytes = 500);

}  // namespace sekimori::mail
