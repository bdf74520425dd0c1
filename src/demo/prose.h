// Japanese technical prose from a grammar and word tables: real length, always different.
//
//   Prose prose(dice, Field::car);
//   std::string text = prose.paragraph(6);
#pragma once

#include <string>
#include <vector>

#include "demo/dice.h"

namespace sekimori::demo {

enum class Field { car, education };

class Prose {
 public:
  Prose(Dice& dice, Field field) : dice_(dice), field_(field) {}
  std::string sentence();
  std::string paragraph(int sentences);
  std::string heading();
  std::string title();           // "次期小型車 車体骨格の板厚配分 検討書"
  std::string planning_title();  // "次期商用車の販売価格案 企画書"
  std::string item();            // a short noun phrase for a table cell
  std::string figure();          // a number with its unit
  std::vector<std::string> paragraphs(int count, int sentences_each);

 private:
  std::string fill(std::string_view pattern);
  void number_it(char slot, std::string& out);
  Dice& dice_;
  Field field_;
  bool numbered_ = false;  // inside sentences only; titles and cells stay short
};

}  // namespace sekimori::demo
