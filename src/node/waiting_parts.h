// What fills the list of waiting_work.h, office by office. Each asks the rooms with the rights of whoever looks.
#pragma once

#include "node/node.h"
#include "web/waiting_board.h"

namespace sekimori::node {

struct WaitingHands {
  Node& node;
  const record::Actor& actor;
  Day today;
  std::vector<web::WaitingItem>& out;

  bool may(std::string_view kind, record::Verb verb) const {
    return actor.is_system || !record::Permissions::standard().reach_of(actor, verb, kind).nothing();
  }
  // `kind` is one of the table in waiting_work.cpp, which knows what it is called.
  void add(std::string_view kind, model::Wording object, std::string address, std::optional<Day> due = {}, std::string owner = {});
  void add(std::string_view kind, std::string_view object, std::string address, std::optional<Day> due = {}, std::string owner = {}) {
    add(kind, model::Wording{std::string(object), std::string(object)}, std::move(address), due, std::move(owner));
  }
};

constexpr int soon_days = 14;
inline std::optional<Day> in_days(Day day, int days) { return Day{day.number + days}; }

// A room that is closed to whoever looks holds nothing for him.
template <class T>
Result<std::vector<T>> if_permitted(Result<std::vector<T>> all) {
  if (!all && all.error().code == ErrorCode::not_permitted) return std::vector<T>();
  return all;
}

Result<void> add_firm_work(WaitingHands& hands);         // alerts, sources, secrets, measures, courses, what a hub or a desk said
Result<void> add_hub_work(WaitingHands& hands);          // reports on their way
Result<void> add_desk_work(WaitingHands& hands);         // desk, branch, expert
Result<void> add_secretariat_work(WaitingHands& hands);  // newsletter, seminars, meetings, orders

}  // namespace sekimori::node
