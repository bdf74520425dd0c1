#include "engine/link/feature.h"

#include <array>

namespace sekimori::link {
namespace {

// Half-lives: addresses are let again within months, names within a year or two; files and habits stay.
constexpr std::array<FeatureDescription, feature_types> table{{
    {"sha256", Family::file, 1.0, Standing::proof, 3650, {"同じファイル(SHA-256)", "the same file (SHA-256)"}},
    {"sha1", Family::file, 1.0, Standing::proof, 3650, {"同じファイル(SHA-1)", "the same file (SHA-1)"}},
    {"md5", Family::file, 1.0, Standing::proof, 3650, {"同じファイル(MD5)", "the same file (MD5)"}},
    {"import_hash", Family::file, 0.55, Standing::trait, 1460, {"同じ import の並び(imphash)", "the same imports (imphash)"}},
    {"fuzzy_hash", Family::file, 0.8, Standing::proof, 1460, {"よく似たファイル", "a similar file"}},
    {"file_name", Family::file, 0.35, Standing::habit, 730, {"ファイル名の型", "file names of one pattern"}},
    {"artefact_name",
     Family::file,
     0.6,
     Standing::proof,
     1095,
     {"同じ不正プログラムやファイルの名前", "the same name of malware or of a dropped file"}},
    {"document_property", Family::file, 0.65, Standing::trait, 1460, {"文書の属性", "the same document property"}},
    {"archive_password", Family::file, 0.55, Standing::trait, 1095, {"書庫のパスワード", "the same archive password"}},
    {"yara_tag", Family::file, 0.5, Standing::habit, 1460, {"YARA の名札", "the same YARA tag"}},
    {"vulnerability", Family::file, 0.2, Standing::habit, 730, {"同じ脆弱性", "the same vulnerability"}},
    {"domain", Family::infrastructure, 0.85, Standing::proof, 1095, {"同じホスト名", "the same host name"}},
    {"registrable_domain", Family::infrastructure, 0.75, Standing::proof, 1095, {"同じドメイン", "the same domain"}},
    {"ip", Family::infrastructure, 0.75, Standing::proof, 730, {"同じ IP アドレス", "the same IP address"}},
    {"network", Family::infrastructure, 0.25, Standing::habit, 365, {"同じネットワーク", "the same network"}},
    {"autonomous_system", Family::infrastructure, 0.05, Standing::habit, 365, {"同じ AS", "the same autonomous system"}},
    {"url", Family::infrastructure, 0.95, Standing::proof, 1095, {"同じ URL", "the same URL"}},
    {"url_path", Family::address_path, 0.5, Standing::trait, 1095, {"URL の経路の型", "URL paths of one template"}},
    {"certificate", Family::infrastructure, 0.95, Standing::proof, 1460, {"同じ証明書", "the same certificate"}},
    {"registrant", Family::infrastructure, 0.85, Standing::proof, 1460, {"同じ登録者", "the same registrant"}},
    {"from_address", Family::sender, 0.8, Standing::proof, 730, {"同じ差出人アドレス", "the same sender address"}},
    {"from_domain", Family::sender, 0.4, Standing::trait, 730, {"同じ差出人ドメイン", "the same sender domain"}},
    {"return_path_domain", Family::sender, 0.4, Standing::trait, 730, {"同じ Return-Path ドメイン", "the same Return-Path domain"}},
    {"reply_to", Family::sender, 0.8, Standing::proof, 730, {"同じ返信先", "the same reply address"}},
    {"display_name", Family::sender, 0.25, Standing::habit, 730, {"同じ表示名", "the same display name"}},
    {"sending_ip", Family::route, 0.7, Standing::proof, 365, {"同じ送信元 IP アドレス", "the same sending IP address"}},
    {"sending_network", Family::route, 0.25, Standing::habit, 365, {"同じ送信元ネットワーク", "the same sending network"}},
    {"helo", Family::route, 0.45, Standing::trait, 730, {"同じ HELO 名", "the same HELO name"}},
    {"received_topology", Family::route, 0.3, Standing::habit, 1460, {"Received の経路の型", "the same shape of Received lines"}},
    {"message_id_pattern", Family::software, 0.35, Standing::habit, 1460, {"Message-ID の型", "Message-IDs of one pattern"}},
    {"boundary_pattern", Family::software, 0.35, Standing::habit, 1460, {"MIME 境界の型", "MIME boundaries of one pattern"}},
    {"header_order", Family::software, 0.3, Standing::habit, 1460, {"ヘッダーの順序", "the same order of headers"}},
    {"mailer", Family::software, 0.3, Standing::habit, 1460, {"同じ送信ソフト", "the same mail software"}},
    {"charset", Family::writing, 0.25, Standing::habit, 1460, {"同じ文字コード", "the same character set"}},
    {"time_zone", Family::software, 0.1, Standing::habit, 1460, {"同じ時間帯", "the same time zone"}},
    {"glyphs", Family::writing, 0.3, Standing::habit, 1460, {"日本語にない字形", "letter forms foreign to the language"}},
    {"subject", Family::writing, 0.4, Standing::habit, 365, {"同じ件名", "the same subject"}},
    {"text", Family::writing, 0.6, Standing::habit, 730, {"よく似た文面", "similar wording"}},
    {"victim_role", Family::target, 0.05, Standing::habit, 365, {"狙われた役割", "the same role aimed at"}},
    {"thread_phases", Family::target, 0.2, Standing::habit, 1460, {"やりとりの段取り", "the same course of the exchange"}},
}};

}  // namespace

const FeatureDescription& describe(FeatureType type) { return table[static_cast<size_t>(type)]; }

std::optional<FeatureType> feature_type(std::string_view name) {
  for (size_t i = 0; i < table.size(); ++i)
    if (table[i].name == name) return static_cast<FeatureType>(i);
  return {};
}

}  // namespace sekimori::link
