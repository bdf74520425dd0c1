#include "feature/watch/opposite_readings.h"

#include <toml++/toml.h>

#include <algorithm>

#include "base/result.h"

namespace sekimori::watch {
namespace {

struct EmbeddedText {
  std::string_view file;
  std::string_view text;
};
constexpr EmbeddedText embedded_texts[] = {
#define SEKIMORI_TEXT(file, text) {file, text},
#include "watch/readings.inc"
};

struct Entry {
  std::string factor;
  std::vector<model::OppositeReading> readings;
};

// A fault in a text of our own is a fault of the build, which the tests meet at once.
std::vector<Entry> read_entries() {
  std::vector<Entry> out;
  for (const EmbeddedText& file : embedded_texts) {
    const toml::table table = toml::parse(file.text, file.file);
    const toml::array* rows = table["reading"].as_array();
    SEKIMORI_CHECK(rows != nullptr);
    for (const toml::node& node : *rows) {
      const toml::table& row = *node.as_table();
      Entry entry{row["factor"].value_or(std::string()), {}};
      const toml::array *ja = row["ja"].as_array(), *en = row["en"].as_array();
      SEKIMORI_CHECK(!entry.factor.empty() && ja != nullptr && en != nullptr && ja->size() == en->size());
      for (std::size_t i = 0; i < ja->size(); ++i)
        entry.readings.push_back({(*ja)[i].value_or(std::string()), (*en)[i].value_or(std::string()),
                                  row["check"]["ja"].value_or(std::string()), row["check"]["en"].value_or(std::string())});
      out.push_back(std::move(entry));
    }
  }
  std::ranges::stable_sort(out, [](const Entry& a, const Entry& b) { return a.factor.size() > b.factor.size(); });
  return out;
}

void add_once(std::vector<std::string>& list, const std::string& text) {
  if (std::ranges::find(list, text) == list.end()) list.push_back(text);
}

}  // namespace

std::span<const model::OppositeReading> readings_of(std::string_view factor) {
  static const std::vector<Entry> entries = read_entries();
  for (const Entry& entry : entries)
    if (factor.starts_with(entry.factor)) return entry.readings;
  return {};
}

void add_opposite_readings(model::Alert& alert) {
  for (model::AlertFactor& factor : alert.factors) {
    const auto readings = readings_of(factor.name);
    factor.opposite.assign(readings.begin(), readings.end());
    for (const model::OppositeReading& reading : readings) {
      add_once(alert.opposite_ja, reading.ja);
      add_once(alert.opposite_en, reading.en);
    }
  }
}

}  // namespace sekimori::watch
