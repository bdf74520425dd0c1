// What lies around people at work: programs, sites, partners, printers, tables.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "demo/dice.h"
#include "demo/firm.h"

namespace sekimori::demo {

struct Program {
  std::string_view image;
  bool opens_files = false;
};
struct Site {
  std::string host;
  std::string path;
  bool takes_files = false;  // approved places where people upload things
};

std::span<const Program> usual_programs();  // the commonest first
const std::vector<Site>& usual_sites();
std::string partner_address(const Firm& firm, size_t number);  // somebody at another firm
std::string_view usual_subject(Dice& dice);
std::string printer_of(const Firm& firm, size_t department);
std::span<const std::string_view> school_tables();
std::span<const std::string_view> car_tables();

// The large-file service that everybody may use and, in the story, one misuses.
inline constexpr std::string_view large_file_host = "okuru.kakuu-daiyouryou.example.jp";
inline constexpr std::string_view list_broker = "架空名簿販売";
inline constexpr std::string_view list_broker_address = "shiire@kakuu-meibo.example";
inline constexpr std::string_view rival_domain = "gensou-motors.example";

}  // namespace sekimori::demo
