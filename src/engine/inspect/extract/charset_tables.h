// Characters that are usual in Japanese office text, for weighing readings of unknown bytes.
#pragma once

#include <string_view>

namespace sekimori::inspect {

// Frequent kanji of business, technical and everyday writing.
inline constexpr std::u16string_view usual_kanji =
    u"日一国人年大本中長出三時行見月後前生五間上東四今金九入学高円子外八六下来気小七山話女北午百書先名川千水半男西電校語土木聞食車何南万毎"
    u"白天母火右読友左休父雨"
    u"会同事自社発者地業方新場員立開手力問代明動京目通言理体田主題意不作用度強公持野以思家世多正安院心界教文元重近考画海売知道集別物使品計"
    u"死特私始朝運終台広"
    u"住無真有口少町料工建空急止送切転研足究楽起着店病質待試族銀早映親験英医仕去味写字答夜音注帰古歌買悪図週室歩風紙黒花春赤青館屋色走秋夏"
    u"習駅洋旅服夕借曜飲"
    u"政議民連対部合市内相定回選米実関決全表戦経最現調化当約首法性的要制治務成期取都和機平加受続進数記初指権支産点報済活原共得解交資予向際"
    u"勝面告反判認参利組信"
    u"在件側任引求所次昨論官増係感情投示変打直両式確果容必演歳争談能位置流格疑過局放常状球職与供役構割身費付由説難優夫収断石違消神番規術備"
    u"宅害配警育席訪乗残想"
    u"声念助労例然限追商葉伝働形景落好退頭負渡失差末守若種美命福望非観察段横深申様財港識呼達良候程満敗値突光路科積他処太客否師登易速存飛殺"
    u"号単座破除完降責捕危"
    u"給苦迎園具辞因馬愛富彼未舞亡冷適婦寄込顔類余王返妻背熱宿薬険頼覚船途許抜便留罪努精散静婚喜浮絶幸押倒等老曲払庭徒勤遅居雑招困欠更刻賛"
    u"抱犯恐息遠戻願絵越"
    u"欲痛笑互束似列探逃遊迷夢君閉緒折草暮酒悲晴掛到寝暗盗吸陽御歯忘雪吹娘誤洗慣礼窓昔貧怒泳祖杯疲皆鳴腹煙眠怖耳頂箱晩寒髪忙才靴恥偶偉猫幾"
    u"秘密極社外開発設計図面仕様書製造技術情報管理責任者顧客名簿取扱注意複写禁止契約営業価格原価見積部品材料工程条件検査評価試作量産特許研"
    u"究成果会議録提案企画"
    u"戦略予算財務人事給与評議役員株式登録番号住所氏電話郵便県区丁目株券監査規程資産端末媒体印刷承認申請添付資料報告回答確認依頼変更修正削"
    u"除追加版数作成承更新"
    u"温度圧力速度配合比率金型溶接加工測定誤差公差寸法精度材質硬度表面処理熱樹脂鋼板銅鉛触媒反応槽濃縮蒸留乾燥粉末塗装膜厚電池電極回路基板"
    u"信号制御装置駆動軸";

// Half-width katakana by how often they stand in text, most frequent first (JIS X 0201 bytes).
inline constexpr std::string_view usual_half_width_kana =
    "\xDD\xB0\xDE\xBD\xC4\xD9\xD8\xB1\xB2\xC1\xB6\xBC\xB8\xC0\xDF\xAF\xC3\xBA\xD7\xCC\xBB\xCA\xCE\xB7\xC5\xCF\xD1\xCB";

}  // namespace sekimori::inspect
