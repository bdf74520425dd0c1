// The pamphlets and cards that come with the program (content/material): words to read and to print, no copies in store.
//
//   for (const ShippedMaterial& one : shipped_materials()) one.material.title.ja;
//   const ShippedMaterial* card = find_shipped_material("see-stop-share-card");
//
// A secretariat that adds material of the same id puts its own in the place of ours. Part of the program; immutable, any thread.
#pragma once

#include <span>

#include "feature/teach/library/material_book.h"

namespace sekimori::teach {

struct ShippedMaterial {
  TeachingMaterial material;
  model::Wording text;
  std::vector<Cited> sources;
};

std::span<const ShippedMaterial> shipped_materials();  // by id
const ShippedMaterial* find_shipped_material(std::string_view id);

}  // namespace sekimori::teach
