// The national classification of industries (日本標準産業分類): divisions A to T and major groups 01 to 99.
//
//   const Industry* car = find_industry("31");        // 輸送用機械器具製造業, of division E
//   find_industry(car->of)->name.ja;                  // 製造業
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "model/level_definition.h"

namespace sekimori::share {

struct Industry {
  std::string code;
  std::string of;  // code of the division; empty: it is one
  model::Wording name;
};

// Divisions, then groups. Part of the program; immutable, any thread.
std::span<const Industry> industries();
// Null when there is no such code. O(log n)
const Industry* find_industry(std::string_view code);

}  // namespace sekimori::share
