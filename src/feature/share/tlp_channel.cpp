#include "feature/share/tlp_channel.h"

#include <array>

namespace sekimori::share {
namespace {

constexpr std::array<std::string_view, channel_count> channel_names = {"screen",  "taxii", "mail_encrypted", "mail_plain",
                                                                       "webhook", "feed",  "open_feed"};

struct Row {
  std::string_view label;
  std::array<bool, channel_count> may;
};
//                     screen taxii mail_enc mail_plain webhook feed open_feed
constexpr std::array<Row, 5> rows = {{
    {"CLEAR", {true, true, true, true, true, true, true}},
    {"GREEN", {true, true, true, true, true, true, false}},
    {"AMBER", {true, true, true, false, true, true, false}},
    {"AMBER+STRICT", {true, true, true, false, false, false, false}},
    {"RED", {true, false, false, false, false, false, false}},
}};

}  // namespace

std::string_view name_of(Channel channel) { return channel_names.at(static_cast<std::size_t>(channel)); }

bool may_travel(std::string_view tlp, Channel channel) {
  for (const Row& row : rows)
    if (row.label == tlp) return row.may.at(static_cast<std::size_t>(channel));
  return false;
}

}  // namespace sekimori::share
