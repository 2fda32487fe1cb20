namespace Review.Forms.Pictures;

/// <summary>
/// A rectangle in the units of the picture. The numbers are integers, so that a picture is the same text on every machine.
/// </summary>
public readonly record struct Rectangle(int Left, int Top, int Width, int Height)
{
    public int Right => Left + Width;

    public int Bottom => Top + Height;

    public int Middle => Left + (Width / 2);

    public bool Overlaps(Rectangle other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;

    public bool Holds(Rectangle other) =>
        Left <= other.Left && Top <= other.Top && Right >= other.Right && Bottom >= other.Bottom;
}
