import de.unihd.dbs.heideltime.standalone.DocumentType;
import de.unihd.dbs.heideltime.standalone.HeidelTimeStandalone;
import de.unihd.dbs.heideltime.standalone.OutputType;
import de.unihd.dbs.uima.annotator.heideltime.resources.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.SimpleDateFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * HeidelTime over many texts in one virtual machine: its start costs more than a text.
 *
 * <pre>java -cp JAR HeidelTimeTexts.java CONFIG FOLDER</pre>
 *
 * A file NAME.YYYY-MM-DD.txt of the folder is read as news of that day, a file NAME.txt as an
 * undated narrative, for HeidelTime refuses news without a day. What it finds goes into a file
 * beside it, in TimeML, whose name ends in .tml.
 */
class HeidelTimeTexts {
    public static void main(String[] arguments) throws Exception {
        HeidelTimeStandalone news = reader(DocumentType.NEWS, arguments[0]);
        HeidelTimeStandalone narratives = reader(DocumentType.NARRATIVES, arguments[0]);
        SimpleDateFormat day = new SimpleDateFormat("yyyy-MM-dd");
        for (Path file : texts(Path.of(arguments[1]))) {
            String text = Files.readString(file);
            String[] name = file.getFileName().toString().split("\\.");
            boolean dated = name.length == 3;
            String found = dated ? news.process(text, day.parse(name[1])) : narratives.process(text);
            Files.writeString(Path.of(file.toString().replaceAll("txt$", "tml")), found);
        }
    }

    private static HeidelTimeStandalone reader(DocumentType type, String config) {
        return new HeidelTimeStandalone(Language.ENGLISH, type, OutputType.TIMEML, config);
    }

    private static List<Path> texts(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".txt")).collect(Collectors.toList());
        }
    }
}
