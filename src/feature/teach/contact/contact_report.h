// Somebody from outside made contact: told in a minute, in a few fields. There is no field for a nationality or a country, and none is
// weighed: what counts is what was asked, what was given, and how often.
//
//   ContactReport report{.topic = "sns_approach", .contact = "R. Example", .asked = Asked::non_public, ...};
//   ContactWeight weight = weigh(report, others);      // 3, with a reason for every step
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/instant.h"
#include "feature/teach/contact/contact_topics.h"

namespace sekimori::teach {

enum class ContactChannel : unsigned char { sns, mail, phone, exhibition, visit, meal, other };
std::string_view name_of(ContactChannel channel);
enum class Asked : unsigned char { nothing, public_knowledge, non_public, personal_data, access };
std::string_view name_of(Asked asked);
enum class Received : unsigned char { nothing, small, meal_or_gift, money };
std::string_view name_of(Received received);
enum class ContactState : unsigned char { open, advised, closed };
std::string_view name_of(ContactState state);

struct ContactStep {  // told to somebody
  ContactDesk to = ContactDesk::superior;
  std::string by;  // account
  Day on;
  std::string note;
};

struct ContactReport {
  std::string number;        // K-2026-00001
  std::string topic;         // of contact_topics()
  std::string contact;       // who it was, as they call themselves
  std::string organisation;  // as they name it; empty: none named
  ContactChannel channel = ContactChannel::other;
  Asked asked = Asked::nothing;
  Received received = Received::nothing;
  std::string text;  // what happened, in own words
  Day on;
  std::string reporter;  // staff number, or "account:ID"
  std::string person;    // person id
  std::string department;
  ContactState state = ContactState::open;
  std::vector<ContactStep> steps;
  std::string answer;  // what the house advised
};
Json to_json(const ContactReport& report);
Result<ContactReport> contact_report_from_json(const Json& json);
// invalid_input: an unknown topic, nothing told, a text too long.
Result<void> check(const ContactReport& report);

struct ContactReason {
  std::string id;  // topic, asked, received, again, colleagues
  int points = 0;
  model::Wording text;
};
struct ContactWeight {
  int level = 1;  // 1..3
  std::vector<ContactReason> reasons;
};
Json to_json(const ContactWeight& weight);

constexpr int contact_memory_days = 365;

// Reports by whom they are about, as people mean a name: width, case, spaces and legal form aside. Refers to the reports it was made of.
class ContactHistory {
 public:
  explicit ContactHistory(const std::vector<ContactReport>& reports);
  // Others about the same contact or organisation within a year of the report, itself left out. O(those)
  std::vector<const ContactReport*> about(const ContactReport& report) const;

 private:
  std::map<std::string, std::vector<const ContactReport*>> by_contact_, by_organisation_;
};

ContactWeight weigh(const ContactReport& report, const ContactHistory& history);
// Whom to tell at that level, as the topic says; who was told already is left out.
std::vector<ContactRoute> routes_of(const ContactReport& report, int level);

}  // namespace sekimori::teach
