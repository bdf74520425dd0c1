#include "feature/teach/library/shipped_material.h"

#include <algorithm>

#include "feature/teach/content_table.h"

namespace sekimori::teach {
namespace {

// A file that is wrong is left out; the test of contents names it.
std::vector<ShippedMaterial> read_all() {
  std::vector<ShippedMaterial> out;
  const auto read = [&](std::string_view file, std::string_view text) {
    const auto json = read_content(file, text);
    if (!json) return;
    ShippedMaterial one;
    auto material = material_from_json(*json);
    if (!material) return;
    one.material = *std::move(material);
    for (const std::string_view language : {"ja", "en"})
      one.material.variants.push_back({.language = std::string(language), .address = {}});
    one.text = {(*json)["text"]["ja"].string_or(""), (*json)["text"]["en"].string_or("")};
    auto sources = cited_from_json((*json)["sources"]);
    if (!sources || !check(one.material)) return;
    one.sources = *std::move(sources);
    out.push_back(std::move(one));
  };
#define SEKIMORI_TEXT(name, text) read(name, text);
#include "teach/material.inc"
  std::ranges::sort(out, {}, [](const ShippedMaterial& one) { return one.material.id; });
  return out;
}

}  // namespace

std::span<const ShippedMaterial> shipped_materials() {
  static const std::vector<ShippedMaterial> all = read_all();
  return all;
}

const ShippedMaterial* find_shipped_material(std::string_view id) {
  const auto found = std::ranges::find(shipped_materials(), id, [](const ShippedMaterial& one) { return one.material.id; });
  return found == shipped_materials().end() ? nullptr : &*found;
}

}  // namespace sekimori::teach
