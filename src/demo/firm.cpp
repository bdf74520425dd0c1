#include "demo/firm.h"

#include "demo/calendar.h"

namespace sekimori::demo {
namespace {

std::vector<std::string> usual_titles() { return {"部長", "課長", "係長", "主任", "担当", "担当", "担当"}; }

std::vector<Department> car_departments() {
  const std::vector<std::string> work{"01_計画", "02_検討", "03_試験", "04_会議", "05_取引先", "06_完了"};
  return {{"商品企画部", "pp", 40, usual_titles(), {"次期車構想", "商品戦略", "市場調査", "04_会議", "06_完了"}},
          {"車両設計部", "vd", 72, usual_titles(), work},
          {"動力開発部", "pt", 62, usual_titles(), work},
          {"生産技術部", "pe", 62, usual_titles(), work},
          {"品質保証部", "qa", 40, usual_titles(), work},
          {"購買部", "pu", 30, usual_titles(), work},
          {"営業部", "sa", 48, usual_titles(), work},
          {"情報システム部", "it", 18, usual_titles(), work},
          {"人事総務部", "hr", 22, usual_titles(), work},
          {"経理部", "ac", 16, usual_titles(), work},
          {"法務知財部", "lg", 10, usual_titles(), work}};
}

std::vector<Department> school_departments() {
  const std::vector<std::string> work{"01_計画", "02_制作", "03_分析", "04_会議", "05_取引先", "06_完了"};
  return {{"教材編集部", "ed", 54, usual_titles(), work}, {"会員サービス部", "ms", 48, usual_titles(), work},
          {"販売企画部", "mk", 36, usual_titles(), work}, {"情報システム部", "it", 30, usual_titles(), work},
          {"配送管理部", "lo", 24, usual_titles(), work}, {"人事総務部", "hr", 18, usual_titles(), work},
          {"経理部", "ac", 16, usual_titles(), work},     {"法務部", "lg", 10, usual_titles(), work}};
}

}  // namespace

size_t Firm::department_named(std::string_view wanted) const {
  for (size_t i = 0; i < departments.size(); ++i)
    if (departments[i].name == wanted) return i;
  SEKIMORI_CHECK(false && "the firm has no such department");
  return 0;
}

std::vector<size_t> Firm::staff_of(size_t department) const {
  std::vector<size_t> out;
  for (size_t i = 0; i < people.size(); ++i)
    if (people[i].kind == PersonKind::staff && people[i].department == department) out.push_back(i);
  return out;
}

std::string Firm::path_of(size_t file) const {
  const ShareFile& it = files[file];
  return departments[it.department].name + "/" + it.folder + "/" + it.name;
}

std::string Firm::unc_of(size_t file) const {
  const ShareFile& it = files[file];
  return fmt::format("\\\\FS-{}01\\{}\\{}\\{}", letter, departments[it.department].name, it.folder, it.name);
}

Firm make_firm(FirmKind kind, int people, int secrets, int ordinary_files, std::uint64_t seed) {
  Firm firm;
  firm.kind = kind;
  if (kind == FirmKind::car_maker) {
    firm.folder = "firm-a";
    firm.name = "架空自動車株式会社";
    firm.letter = "A";
    firm.domain = "kakuu-jidousha.example.jp";
    firm.netbios = "KAKUU-A";
    firm.field = Field::car;
    firm.departments = car_departments();
  } else {
    firm.folder = "firm-b";
    firm.name = "架空通信教育株式会社";
    firm.letter = "B";
    firm.domain = "kakuu-kyouiku.example.jp";
    firm.netbios = "KAKUU-B";
    firm.field = Field::education;
    firm.departments = school_departments();
  }
  for (const std::string_view server : {"FS", "PRN", "BK", "DB"})
    firm.computers.push_back(fmt::format("{}-{}01.{}", server, firm.letter, firm.domain));
  hire_people(firm, people, seed);
  fill_shares(firm, secrets, ordinary_files, seed);
  return firm;
}

}  // namespace sekimori::demo
